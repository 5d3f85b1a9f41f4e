package flopper.db.comparison;

import flopper.db.measurement.Measurement;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

import java.util.List;

/** Measurements side by side. */
@RegisterConstructorMapper(Measurement.class)
public interface ComparisonStore {

    /** The latest measurement of every graph, device class, backend, precision, threads and batch. */
    @SqlQuery(
            """
            SELECT DISTINCT ON (graph_id, device_class, backend, precision, threads, batch) *
            FROM measurement_report
            WHERE graph_id = ANY(:graphIds)
              AND (cardinality(CAST(:deviceClasses AS text[])) = 0
                   OR device_class = ANY(:deviceClasses))
              AND (CAST(:backend AS text) IS NULL OR backend = :backend)
              AND (CAST(:precision AS text) IS NULL OR precision = :precision)
              AND (CAST(:threads AS integer) IS NULL OR threads = :threads)
              AND (CAST(:batch AS bigint) IS NULL OR batch = :batch)
            ORDER BY graph_id, device_class, backend, precision, threads, batch, started_at DESC, id DESC
            """)
    List<Measurement> latest(@BindMethods ComparisonQuery query);
}

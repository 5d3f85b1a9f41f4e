package flopper.db.comparison;

import flopper.db.measurement.Measurement;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

import java.util.List;

/** Measurements side by side. */
@RegisterConstructorMapper(Measurement.class)
@RegisterConstructorMapper(MeasuredPoint.class)
public interface ComparisonStore {

    /** The latest measurement of every graph, device class, backend, precision, threads and batch. */
    @SqlQuery(
            """
            SELECT DISTINCT ON (
                       latest.graph_id, latest.device_class, latest.backend, latest.precision,
                       latest.threads, latest.batch)
                   report.*
            FROM latest_measurement latest
            JOIN measurement_report report ON report.id = latest.measurement_id
            WHERE latest.graph_id = ANY(:graphIds)
              AND (cardinality(CAST(:deviceClasses AS text[])) = 0
                   OR latest.device_class = ANY(:deviceClasses))
              AND (CAST(:backend AS text) IS NULL OR latest.backend = :backend)
              AND (CAST(:precision AS text) IS NULL OR latest.precision = :precision)
              AND (CAST(:threads AS integer) IS NULL OR latest.threads = :threads)
              AND (CAST(:batch AS bigint) IS NULL OR latest.batch = :batch)
            ORDER BY latest.graph_id, latest.device_class, latest.backend, latest.precision,
                     latest.threads, latest.batch, latest.started_at DESC, latest.measurement_id DESC
            """)
    List<Measurement> latest(@BindMethods ComparisonQuery query);

    /** The latest measurement of each series on a device class, with its costs. */
    @SqlQuery(
            """
            SELECT m.id, m.model, m.shapes, m.backend, m.backend_version, m.precision, m.threads,
                   m.batch, m.protocol, m.weights, m.p50_ns,
                   profile.macs, profile.flops, profile.params, profile.weight_bytes,
                   profile.activation_bytes
            FROM latest_measurement latest
            JOIN measurement m ON m.id = latest.measurement_id
            JOIN profile ON profile.id = m.profile_id
            WHERE latest.device_class = :deviceClass AND m.p50_ns > 0
            ORDER BY m.id
            """)
    List<MeasuredPoint> points(String deviceClass);
}

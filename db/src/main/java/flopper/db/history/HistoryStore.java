package flopper.db.history;

import flopper.db.measurement.Measurement;
import flopper.db.row.Ids;
import flopper.db.row.Page;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Measurements of the same thing over time. */
@RegisterConstructorMapper(Series.class)
@RegisterConstructorMapper(UnexaminedSeries.class)
@RegisterConstructorMapper(Measurement.class)
@RegisterConstructorMapper(Baseline.class)
public interface HistoryStore {

    /** The series that the filter leaves, the latest measured first, a hundred at most. */
    @SqlQuery(
            """
            SELECT graph_id, device_class, backend, precision, threads, batch, shapes, weights
            FROM latest_measurement
            WHERE graph_id = :graphId
              AND device_class = :deviceClass
              AND (CAST(:backend AS text) IS NULL OR backend = :backend)
              AND (CAST(:precision AS text) IS NULL OR precision = :precision)
              AND (CAST(:threads AS integer) IS NULL OR threads = :threads)
              AND (CAST(:batch AS bigint) IS NULL OR batch = :batch)
              AND (CAST(:shapes AS text) IS NULL OR shapes = :shapes)
              AND (CAST(:weights AS text) IS NULL OR weights = :weights)
            ORDER BY started_at DESC, measurement_id DESC
            LIMIT 100
            """)
    List<Series> series(@BindMethods SeriesFilter filter);

    /**
     * The measurements of a series, newest first, of all its units or of one.
     *
     * @param page goes on behind a measurement of the series
     */
    @SqlQuery(
            """
            SELECT * FROM measurement_report
            WHERE graph_id = :graphId
              AND device_class = :deviceClass
              AND backend = :backend
              AND precision = :precision
              AND threads = :threads
              AND (batch = :batch OR (CAST(:batch AS bigint) IS NULL AND batch IS NULL))
              AND shapes = :shapes
              AND weights = :weights
              AND (CAST(:deviceId AS text) IS NULL OR device_id = :deviceId)
              AND (CAST(:after AS text) IS NULL OR (started_at, id) < (
                  SELECT last.started_at, last.id FROM measurement last WHERE last.id = as_id(:after)))
            ORDER BY started_at DESC, id DESC
            LIMIT :limit
            """)
    List<Measurement> points(
            @BindMethods Series series,
            @Bind("deviceId") Optional<String> deviceId,
            @BindMethods Page page);

    /** Makes a series begin anew at an instant; answers what was stored. */
    default Baseline reset(Series series, Instant since, String reason, String owner) {
        Baseline baseline = new Baseline(Ids.next(), since, reason, owner);
        insertBaseline(series, baseline);
        return baseline;
    }

    /** When a series began anew, latest first. */
    @SqlQuery(
            """
            SELECT id, since, reason, owner
            FROM history_baseline
            WHERE graph_id = :graphId
              AND device_class = :deviceClass
              AND backend = :backend
              AND precision = :precision
              AND threads = :threads
              AND (batch = :batch OR (CAST(:batch AS bigint) IS NULL AND batch IS NULL))
              AND shapes = :shapes
              AND weights = :weights
            ORDER BY since DESC, id DESC
            LIMIT 1000
            """)
    List<Baseline> baselines(@BindMethods Series series);

    /** Series that were measured since they were last searched for regressions, some of them. */
    @SqlQuery(
            """
            SELECT graph_id, device_class, backend, precision, threads, batch, shapes, weights,
                   measurement_id AS latest_id
            FROM latest_measurement
            WHERE examined_id IS DISTINCT FROM measurement_id
            ORDER BY measurement_id
            LIMIT :limit
            """)
    List<UnexaminedSeries> unexamined(int limit);

    /** The series was searched up to this measurement; nothing where a later one has come. */
    @SqlUpdate(
            """
            UPDATE latest_measurement
            SET examined_id = measurement_id
            WHERE measurement_id = as_id(:latestId)
            """)
    boolean examined(String latestId);

    @SqlUpdate(
            """
            INSERT INTO history_baseline (
                id, graph_id, device_class, backend, precision, threads, batch, shapes, weights,
                since, reason, owner)
            VALUES (
                as_id(:id), :graphId, :deviceClass, :backend, :precision, :threads, :batch, :shapes,
                :weights, :since, :reason, :owner)
            """)
    void insertBaseline(@BindMethods Series series, @BindMethods Baseline baseline);
}

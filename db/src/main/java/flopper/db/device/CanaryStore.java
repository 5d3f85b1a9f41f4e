package flopper.db.device;

import flopper.db.row.Ids;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

import java.util.Optional;

/** What devices make of one fixed workload, again and again. */
@RegisterConstructorMapper(Noise.class)
public interface CanaryStore {

    /** Stores a canary. */
    default void put(NewCanary canary) {
        insert(Ids.next(), canary);
    }

    /** Seconds since the latest canary of a device with this backend; empty where there is none. */
    @SqlQuery(
            """
            SELECT CAST(extract(epoch FROM now() - max(measured_at)) AS bigint)
            FROM device_canary
            WHERE device_id = :deviceId
              AND backend = :backend
              AND backend_version = :backendVersion
              AND protocol = :protocol
            """)
    Optional<Long> secondsSinceLatest(
            String deviceId, String backend, String backendVersion, int protocol);

    /**
     * The noise of a device, from the differences between its latest 31 canaries with the backend it
     * has now, each to the one before: a drift over days is no noise. Empty below ten differences.
     *
     * <p>The differences are logarithms of ratios, so they have mean 0 where nothing but noise is
     * between two canaries, and 1.96 times their root mean square is exceeded once in twenty times.
     */
    @SqlQuery(
            """
            WITH latest AS (
                SELECT canary.p50_ns, canary.cpu_p50_ns, canary.measured_at
                FROM device_canary canary
                JOIN device_backend b
                  ON b.device_id = canary.device_id
                     AND b.backend = canary.backend
                     AND b.version = canary.backend_version
                     AND b.protocol = canary.protocol
                WHERE canary.device_id = :deviceId
                ORDER BY canary.measured_at DESC
                LIMIT 31
            ), step AS (
                SELECT ln(p50_ns) - lag(ln(p50_ns)) OVER past AS wall,
                       ln(cpu_p50_ns) - lag(ln(cpu_p50_ns)) OVER past AS cpu
                FROM latest
                WINDOW past AS (ORDER BY measured_at)
            )
            SELECT count(wall) AS pairs,
                   1.96 * sqrt(avg(wall * wall)) AS detectable_change,
                   1.96 * sqrt(avg(cpu * cpu)) AS detectable_cpu_change
            FROM step
            HAVING count(wall) >= 10
            """)
    Optional<Noise> noise(String deviceId);

    @SqlUpdate(
            """
            INSERT INTO device_canary (
                id, device_id, backend, backend_version, protocol, p50_ns, cpu_p50_ns, measured_at)
            VALUES (
                as_id(:id), :deviceId, :backend, :backendVersion, :protocol, :p50Ns, :cpuP50Ns,
                :measuredAt)
            """)
    void insert(@Bind("id") String id, @BindMethods NewCanary canary);
}

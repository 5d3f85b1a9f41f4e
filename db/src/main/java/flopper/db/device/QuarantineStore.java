package flopper.db.device;

import flopper.db.failure.FailureCode;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

import java.util.List;

/**
 * Devices that are kept from jobs, because their results would be none or wrong. Nothing but a
 * person lets one out. Any number of callers may look at once: each device goes in once.
 */
@RegisterConstructorMapper(Quarantined.class)
public interface QuarantineStore {

    /**
     * Failures that speak against a device: its own, but for memory, which a large model exhausts on
     * any, and for leases, which end with the worker's process.
     */
    List<FailureCode> TELLING = List.of(FailureCode.BACKEND_CRASHED, FailureCode.TIMED_OUT);

    /**
     * Puts away the devices whose latest measurements all failed. A model that crashes the runtime
     * everywhere is no device's fault, and nobody is to lock the others out with a few of them: so
     * several models must have failed that were measured before, here or elsewhere.
     *
     * @param failures measurements in a row, since its release at most
     * @param graphs different models among them that were measured before
     * @return the devices that were put away now
     */
    default List<Quarantined> quarantineFailing(int failures, int graphs) {
        return quarantineFailing(failures, graphs, TELLING);
    }

    @SqlQuery(
            """
            UPDATE device
            SET quarantined_at = clock_timestamp(),
                quarantine_reason = format(
                    'the last %s measurements on it failed, also those of %s models that ran before; the last with %s',
                    latest.attempts, latest.graphs, latest.code)
            FROM (
                SELECT attempt.device_id, count(*) AS attempts,
                       count(DISTINCT graph_id) FILTER (WHERE EXISTS (
                           SELECT FROM measurement
                           WHERE measurement.graph_id = attempt.graph_id)) AS graphs,
                       bool_and(failed) AS all_failed,
                       (array_agg(failure_code ORDER BY ended_at DESC))[1] AS code
                FROM device AS unit
                CROSS JOIN LATERAL (
                    SELECT a.device_id, a.ended_at, a.failure_code, job.graph_id,
                           a.outcome = 'FAILED' AS failed
                    FROM job_attempt a
                    JOIN job ON job.id = a.job_id
                    WHERE a.device_id = unit.id
                      AND a.ended_at > coalesce(unit.released_at, '-infinity')
                      AND (a.outcome = 'SUCCEEDED' OR a.failure_code = ANY(:codes))
                    ORDER BY a.ended_at DESC
                    LIMIT :failures
                ) AS attempt
                WHERE unit.quarantined_at IS NULL
                GROUP BY attempt.device_id
            ) AS latest
            WHERE device.id = latest.device_id
              AND device.quarantined_at IS NULL
              AND latest.all_failed AND latest.attempts >= :failures AND latest.graphs >= :graphs
            RETURNING device.id, device.quarantine_reason AS reason
            """)
    List<Quarantined> quarantineFailing(int failures, int graphs, List<FailureCode> codes);

    /**
     * Puts away the devices whose latest canaries are all far from those before: by more than so many
     * times what noise explains, as the canaries before tell it, and by more than a least share. Three
     * in a row, so that one disturbance is not enough; only those since its release, so that whoever
     * lets it out accepts what it is now. Below eleven canaries before them nothing is known.
     *
     * @return the devices that were put away now
     */
    @SqlQuery(
            """
            WITH canary AS (
                SELECT c.device_id, ln(c.p50_ns) AS p50, c.measured_at,
                       row_number() OVER (PARTITION BY c.device_id ORDER BY c.measured_at DESC) AS age
                FROM device_canary c
                JOIN device ON device.id = c.device_id
                JOIN device_backend b
                  ON b.device_id = c.device_id
                     AND b.backend = c.backend
                     AND b.version = c.backend_version
                     AND b.protocol = c.protocol
                WHERE device.quarantined_at IS NULL
                  AND c.measured_at > coalesce(device.released_at, '-infinity')
            ), before AS (
                SELECT device_id, p50, p50 - lag(p50) OVER (
                           PARTITION BY device_id ORDER BY measured_at) AS step
                FROM canary
                WHERE age BETWEEN 4 AND 34
            ), usual AS (
                SELECT device_id,
                       percentile_cont(0.5) WITHIN GROUP (ORDER BY p50) AS p50,
                       1.96 * sqrt(avg(step * step)) AS noise
                FROM before
                GROUP BY device_id
                HAVING count(step) >= 10
            ), latest AS (
                SELECT device_id, min(p50) AS low, max(p50) AS high,
                       percentile_cont(0.5) WITHIN GROUP (ORDER BY p50) AS p50
                FROM canary
                WHERE age <= 3
                GROUP BY device_id
            ), drift AS (
                SELECT usual.device_id, usual.p50 AS before, latest.p50 AS now, usual.noise
                FROM usual
                JOIN latest USING (device_id)
                CROSS JOIN LATERAL (
                    SELECT greatest(:noises * usual.noise, ln(1 + CAST(:least AS double precision)))
                           AS far) AS bound
                WHERE latest.low > usual.p50 + far OR latest.high < usual.p50 - far
            )
            UPDATE device
            SET quarantined_at = clock_timestamp(),
                quarantine_reason = format(
                    'its canary takes %s ms now and took %s ms before; noise explains %s %%',
                    round(CAST(exp(drift.now) / 1e6 AS numeric), 3),
                    round(CAST(exp(drift.before) / 1e6 AS numeric), 3),
                    round(CAST(100 * drift.noise AS numeric), 1))
            FROM drift
            WHERE device.id = drift.device_id AND device.quarantined_at IS NULL
            RETURNING device.id, device.quarantine_reason AS reason
            """)
    List<Quarantined> quarantineDrifting(@BindMethods DriftBound bound);

    /** Lets a device out; false where it was not in. */
    @SqlUpdate(
            """
            UPDATE device
            SET quarantined_at = NULL, quarantine_reason = NULL, released_at = clock_timestamp()
            WHERE id = :deviceId AND quarantined_at IS NOT NULL
            """)
    boolean release(String deviceId);

    /** Whether a device that is attached to this worker is in quarantine. */
    @SqlQuery(
            """
            SELECT EXISTS (
                SELECT FROM device
                JOIN device_worker ON device_worker.device_id = device.id
                WHERE device_worker.worker_id = as_id(:workerId)
                  AND device.quarantined_at IS NOT NULL)
            """)
    boolean holds(String workerId);
}

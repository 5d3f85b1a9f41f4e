package flopper.db.job;

import flopper.db.row.Page;
import flopper.db.workload.InputShapes;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Jobs: adding, finding, cancelling and retrying them. Claims and leases are the lease store's. */
@RegisterConstructorMapper(Job.class)
public interface JobStore {

    /** Adds jobs in the order given; those with a stored result are SUCCEEDED from the start. */
    default void insert(JobOrder order, List<NewJob> jobs) {
        insertColumns(order, JobColumns.of(jobs));
    }

    /**
     * The job that is to profile this cell by itself: one that waits or runs already, or a new one.
     * Two callers at once may add two; the profile is stored once all the same.
     */
    @Transaction
    default Job profile(JobOrder order, NewJob job) {
        String graphId = job.cell().graphId();
        OptionalLong batch = job.cell().batch();
        InputShapes shapes = job.cell().shapes();
        return findOpenProfile(order.owner(), graphId, batch, shapes)
                .orElseGet(() -> {
                    JobColumns columns = JobColumns.of(List.of(job));
                    insertColumns(order, columns);
                    return find(columns.ids().getFirst()).orElseThrow();
                });
    }

    /** The job with this id. */
    @SqlQuery("SELECT * FROM job WHERE id = as_id(:id)")
    Optional<Job> find(String id);

    /** Jobs of a sweep in the order of its cells, of one state or of all. */
    @SqlQuery(
            """
            SELECT * FROM job
            WHERE sweep_id = as_id(:sweepId)
              AND (CAST(:state AS text) IS NULL OR state = :state)
              AND (CAST(:after AS text) IS NULL OR id > as_id(:after))
            ORDER BY id
            LIMIT :limit
            """)
    List<Job> ofSweep(
            @Bind("sweepId") String sweepId,
            @Bind("state") Optional<JobState> state,
            @BindMethods Page page);

    /** Jobs, newest first. */
    @SqlQuery(
            """
            SELECT * FROM job
            WHERE CAST(:after AS text) IS NULL OR id < as_id(:after)
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<Job> list(@BindMethods Page page);

    /** How many jobs of an owner have not ended. */
    @SqlQuery("SELECT count(*) FROM job WHERE owner = :owner AND state IN ('QUEUED', 'RUNNING')")
    int openOf(String owner);

    /** The profile that an earlier job counted for the same graph, batch and shapes as asked for. */
    @SqlQuery(
            """
            SELECT result_id FROM job
            WHERE graph_id = :graphId
              AND kind = 'PROFILE'
              AND state = 'SUCCEEDED'
              AND batch IS NOT DISTINCT FROM CAST(:batch AS bigint)
              AND shapes = :shapes
            LIMIT 1
            """)
    Optional<String> findProfileId(String graphId, OptionalLong batch, InputShapes shapes);

    /** The latest job that failed to profile the same as asked for, if it ended this recently. */
    @SqlQuery(
            """
            SELECT * FROM job
            WHERE graph_id = :graphId
              AND kind = 'PROFILE'
              AND state = 'FAILED'
              AND batch IS NOT DISTINCT FROM CAST(:batch AS bigint)
              AND shapes = :shapes
              AND finished_at > now() - CAST(:age AS interval)
            ORDER BY finished_at DESC
            LIMIT 1
            """)
    Optional<Job> findFailedProfile(
            String graphId, OptionalLong batch, InputShapes shapes, Duration age);

    /** Cancels a job; false where it has ended already or does not exist. */
    default boolean cancel(String id) {
        return cancelWhere(Optional.of(id), Optional.empty()) == 1;
    }

    /** Cancels all jobs of a sweep that have not ended; answers how many. */
    default int cancelSweep(String sweepId) {
        return cancelWhere(Optional.empty(), Optional.of(sweepId));
    }

    /** Puts the FAILED and CANCELLED jobs of a sweep back, attempts counted anew; answers how many. */
    @SqlUpdate(
            """
            WITH again AS (
                SELECT id FROM job
                WHERE sweep_id = as_id(:sweepId) AND state IN ('FAILED', 'CANCELLED')
                ORDER BY id
                FOR UPDATE
            ), to_be_told_again AS (
                UPDATE sweep_webhook
                SET ends = ends + 1
                WHERE sweep_id = as_id(:sweepId) AND EXISTS (SELECT FROM again)
            )
            UPDATE job
            SET state = 'QUEUED', attempt_count = 0, dispatch_count = 0, dispatched_at = NULL,
                next_attempt_at = now(), queued_at = now(), started_at = NULL, finished_at = NULL,
                worker_id = NULL, failure_code = NULL, failure_detail = NULL
            FROM again
            WHERE job.id = again.id
            """)
    int retrySweep(String sweepId);

    @SqlQuery(
            """
            SELECT * FROM job
            WHERE graph_id = :graphId
              AND kind = 'PROFILE'
              AND state IN ('QUEUED', 'RUNNING')
              AND sweep_id IS NULL
              AND owner = :owner
              AND batch IS NOT DISTINCT FROM CAST(:batch AS bigint)
              AND shapes = :shapes
            ORDER BY id
            LIMIT 1
            """)
    Optional<Job> findOpenProfile(
            String owner, String graphId, OptionalLong batch, InputShapes shapes);

    // Locks in the order of ids, as every statement over several jobs does, so none can deadlock.
    @SqlUpdate(
            """
            WITH unwanted AS (
                SELECT id FROM job
                WHERE (id = as_id(:id) OR sweep_id = as_id(:sweepId))
                  AND state IN ('QUEUED', 'RUNNING')
                ORDER BY id
                FOR UPDATE
            ), attempts AS (
                UPDATE job_attempt
                SET ended_at = clock_timestamp(), outcome = 'CANCELLED'
                FROM unwanted
                WHERE job_id = unwanted.id AND ended_at IS NULL
            )
            UPDATE job
            SET state = 'CANCELLED', finished_at = clock_timestamp(),
                lease_token = NULL, lease_expires_at = NULL
            FROM unwanted
            WHERE job.id = unwanted.id
            """)
    int cancelWhere(Optional<String> id, Optional<String> sweepId);

    @SqlUpdate(
            """
            INSERT INTO job (id, sweep_id, kind, queue, owner, priority, max_attempts,
                             model, model_id, graph_id, batch, shapes,
                             precision, device_class, backend, threads, device_id, measure_layers,
                             measure_kernels, result_id, reused, state, finished_at)
            SELECT cell.id, as_id(:sweepId), cell.kind, cell.queue, :owner, :priority, :maxAttempts,
                   cell.model, cell.model_id, cell.graph_id, cell.batch, cell.shapes,
                   cell.precision, cell.device_class, cell.backend, cell.threads,
                   cell.device_id, cell.measure_layers, cell.measure_kernels,
                   cell.result_id,
                   cell.result_id IS NOT NULL,
                   CASE WHEN cell.result_id IS NULL THEN 'QUEUED' ELSE 'SUCCEEDED' END,
                   CASE WHEN cell.result_id IS NOT NULL THEN now() END
            FROM unnest(CAST(:ids AS uuid[]), CAST(:kinds AS text[]), CAST(:queues AS text[]),
                        CAST(:models AS text[]), CAST(:modelIds AS uuid[]),
                        CAST(:graphIds AS text[]), CAST(:batches AS bigint[]),
                        CAST(:shapes AS text[]), CAST(:precisions AS text[]),
                        CAST(:deviceClasses AS text[]), CAST(:backends AS text[]),
                        CAST(:threads AS integer[]), CAST(:devices AS text[]),
                        CAST(:measureLayers AS boolean[]), CAST(:measureKernels AS boolean[]),
                        CAST(:resultIds AS uuid[]))
                 AS cell (id, kind, queue, model, model_id, graph_id, batch, shapes,
                          precision, device_class, backend, threads, device_id, measure_layers,
                          measure_kernels, result_id)
            """)
    void insertColumns(@BindMethods JobOrder order, @BindMethods JobColumns columns);
}

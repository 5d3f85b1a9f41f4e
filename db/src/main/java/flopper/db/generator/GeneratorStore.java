package flopper.db.generator;

import flopper.db.retention.RetentionStore;

import org.jdbi.v3.sqlobject.CreateSqlObject;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

import java.util.List;

/**
 * Fills an empty database with {@value #MODELS} models called {@code generated-1} and so on, twenty
 * device classes of two units called alike, and months of measurements of them: models drawn by Zipf's
 * law, at batch 1, 8 and 32, one and four threads and two precisions, with a backend version every
 * other month, one in twenty disturbed.
 */
public interface GeneratorStore {

    /** How many models there are; the first is the most popular. */
    int MODELS = 200;

    /** What models, devices and device classes are called, with a number behind it. */
    String PREFIX = "generated-";

    /** Models, devices, and the partitions of this month and so many before it. */
    @Transaction
    default void prepare(int months) {
        insertWorker();
        insertGraphs(MODELS);
        insertModels(MODELS);
        insertProfiles();
        insertDevices();
        insertBackends();
        for (int ago = 0; ago < months; ago++) {
            insertSweep(ago);
            var month = retention().monthIn(-ago);
            for (String parent :
                    List.of("measurement", "measurement_process", "measurement_layer")) {
                String key = parent.equals("measurement") ? "id" : "measurement_id";
                retention().addMonth(parent, key, month);
            }
        }
    }

    /**
     * Measurements of one month with their jobs and layer times.
     *
     * @param layersEach parts of each measurement
     */
    @Transaction
    default void month(int ago, int measurements, int layersEach) {
        insertJobs(ago, measurements);
        insertMeasurements(ago);
        insertLayers(ago, layersEach);
    }

    /** Lets the planner know what is there. */
    @SqlUpdate("ANALYZE")
    void analyze();

    /** Bytes that the database takes. */
    @SqlQuery("SELECT pg_database_size(current_database())")
    long sizeBytes();

    /** An id of a measurement of a model, for who looks at one. */
    @SqlQuery("SELECT measurement_id FROM latest_measurement ORDER BY measurement_id DESC LIMIT 1")
    String anyMeasurement();

    /** How many measurements there are. */
    @SqlQuery("SELECT count(*) FROM measurement")
    long measurements();

    /** How many parts of measurements there are. */
    @SqlQuery("SELECT count(*) FROM measurement_layer")
    long layers();

    @CreateSqlObject
    RetentionStore retention();

    @SqlUpdate(
            """
            INSERT INTO worker (id, name, version, stopped_at)
            VALUES ('00000000-0000-7000-8000-000000000001', 'generated', '0', now())
            """)
    void insertWorker();

    @SqlUpdate(
            """
            INSERT INTO graph (id, bytes, size_bytes, node_count, opset)
            SELECT 'sha256:' || encode(sha256(convert_to('generated-' || n, 'UTF8')), 'hex'), '', 0, 50, 17
            FROM generate_series(1, CAST(:models AS integer)) AS n
            """)
    void insertGraphs(int models);

    @SqlUpdate(
            """
            INSERT INTO model (id, name, tag, graph_id, source)
            SELECT gen_random_uuid(), 'generated-' || n, 'latest',
                   'sha256:' || encode(sha256(convert_to('generated-' || n, 'UTF8')), 'hex'), 'UPLOAD'
            FROM generate_series(1, CAST(:models AS integer)) AS n
            """)
    void insertModels(int models);

    @SqlUpdate(
            """
            INSERT INTO profile (
                id, graph_id, shapes, inputs, params, statistics, constants,
                multiply_adds, additions, multiplications, divisions, comparisons, transcendentals,
                macs, flops, weight_bytes, activation_bytes, peak_activation_bytes, complete)
            SELECT gen_random_uuid(), model.graph_id, 'input=' || batch || 'x3x224x224',
                   'input=FLOAT[' || batch || ',3,224,224]', 1000000, 1000, 0,
                   1000000000 * batch, 0, 0, 0, 0, 0,
                   1000000000 * batch, 2000000000 * batch, 4000000, 1000000 * batch, 500000 * batch, true
            FROM model, unnest(CAST('{1,8,32}' AS bigint[])) AS batch
            """)
    void insertProfiles();

    @SqlUpdate(
            """
            INSERT INTO device (id, device_class, name, descriptor, worker_id)
            SELECT 'generated-' || number || '-' || unit, 'generated-' || number, 'generated', '{}',
                   '00000000-0000-7000-8000-000000000001'
            FROM generate_series(1, 20) AS number, generate_series(1, 2) AS unit
            """)
    void insertDevices();

    @SqlUpdate(
            """
            INSERT INTO device_backend (device_id, backend, version, protocol, precisions, threads_max)
            SELECT id, 'onnxruntime', '1.30.0', 1, '{fp32,fp16}', 8 FROM device
            """)
    void insertBackends();

    @SqlUpdate(
            """
            INSERT INTO sweep (id, name, owner, priority, total, request, request_sha256)
            SELECT first_id_of(date_trunc('month', now()) - CAST(:ago AS integer) * interval '1 month'),
                   'generated', 'generated', 1, 0, '{}', repeat('0', 64)
            """)
    void insertSweep(int ago);

    // What is drawn for a measurement is drawn for its job, and read back from there.
    @SqlUpdate(
            """
            INSERT INTO job (
                id, sweep_id, kind, state, queue, owner, priority, model, model_id, graph_id, batch,
                precision, device_class, backend, threads, result_id, attempt_count, max_attempts,
                queued_at, started_at, finished_at)
            SELECT CAST(overlay(stem PLACING '9' FROM 17) AS uuid), first_id_of(month),
                   'MEASUREMENT', 'SUCCEEDED', 'timing.generated-' || class, 'generated', 1,
                   model.name || ':latest', model.id, model.graph_id, drawn.batch,
                   drawn.precision, 'generated-' || class, 'onnxruntime', drawn.threads,
                   CAST(stem AS uuid), 1, 3, drawn.at, drawn.at, drawn.at
            FROM (
                SELECT month, at,
                       left(replace(CAST(first_id_of(at) AS text), '-', ''), 12)
                           || '7' || substr(md5(CAST(random() AS text)), 1, 3)
                           || '8' || substr(md5(CAST(random() AS text)), 1, 15) AS stem,
                       CAST(floor(exp(random() * ln(201))) AS integer) AS number,
                       1 + CAST(floor(random() * 20) AS integer) AS class,
                       (CAST('{1,1,8,32}' AS bigint[]))[1 + CAST(floor(random() * 4) AS integer)] AS batch,
                       (CAST('{fp32,fp32,fp16}' AS text[]))[1 + CAST(floor(random() * 3) AS integer)]
                           AS precision,
                       (CAST('{1,1,1,4}' AS integer[]))[1 + CAST(floor(random() * 4) AS integer)]
                           AS threads
                FROM (
                    SELECT month, month + random() * least(interval '28 days', now() - month) AS at
                    FROM (SELECT date_trunc('month', now())
                                 - CAST(:ago AS integer) * interval '1 month' AS month) AS begun,
                         generate_series(1, CAST(:measurements AS integer))
                ) AS instants
            ) AS drawn
            JOIN model ON model.name = 'generated-' || drawn.number
            """)
    void insertJobs(int ago, int measurements);

    @SqlUpdate(
            """
            INSERT INTO measurement (
                id, job_id, profile_id, model, graph_id, batch, shapes, precision,
                device_id, device_class, backend, backend_version, threads, protocol, weights,
                started_at, stored_at, processes, samples,
                min_ns, p50_ns, p50_ci_low_ns, p50_ci_high_ns, p90_ns, p99_missing, mean_ns, cv,
                cpu_p50_ns, throughput_per_second, converged, disturbed, verdict_notes,
                profiled_runs, profiling_overhead, attributed_ns, environment)
            SELECT made.result_id, made.id, profile.id, made.model, made.graph_id, made.batch,
                   profile.shapes, made.precision,
                   made.device_class || '-' || CASE WHEN random() < 0.3 THEN 2 ELSE 1 END,
                   made.device_class, made.backend,
                   '1.' || 30 - CAST(:ago AS integer) / 2 || '.0', made.threads, 1, 'synthetic',
                   made.finished_at, made.finished_at, 3, 120,
                   p50 * 0.97, p50, p50 * 0.995, p50 * 1.005, p50 * 1.05, 'needs 662 samples',
                   p50 * 1.01, 0.02, p50, 1e9 * made.batch / p50,
                   random() < 0.95, random() < 0.05, '{}', 10, 0.03, p50 * 0.98,
                   '{"before.kernel": "6.1.0-13-amd64", "after.kernel": "6.1.0-13-amd64",
                     "before.governor": "performance", "before.load": "0.31", "after.load": "1.02"}'
            FROM (
                SELECT job.*,
                       CAST(1e6 * job.batch * length(job.model) / job.threads * exp(0.02 *
                            (random() + random() + random() + random() - 2)) AS bigint) AS p50
                FROM job
                WHERE sweep_id = first_id_of(
                    date_trunc('month', now()) - CAST(:ago AS integer) * interval '1 month')
            ) AS made
            JOIN profile ON profile.graph_id = made.graph_id
                            AND profile.shapes = 'input=' || made.batch || 'x3x224x224'
            """)
    void insertMeasurements(int ago);

    @SqlUpdate(
            """
            INSERT INTO measurement_layer (
                measurement_id, part, layers, kernel, time_ns, macs, flops, bytes, complete, bound)
            SELECT job.result_id, part, ARRAY[part], 'Conv+Relu', 20000, 1000000, 2000000, 300000,
                   true, 'COMPUTE'
            FROM job, generate_series(0, CAST(:layersEach AS integer) - 1) AS part
            WHERE sweep_id = first_id_of(
                date_trunc('month', now()) - CAST(:ago AS integer) * interval '1 month')
            """)
    void insertLayers(int ago, int layersEach);
}

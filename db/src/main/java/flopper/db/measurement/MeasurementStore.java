package flopper.db.measurement;

import flopper.db.row.Ids;
import flopper.db.row.Page;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Measurements with their raw samples; one per job. */
@RegisterConstructorMapper(Measurement.class)
@RegisterConstructorMapper(ProcessSamples.class)
@RegisterConstructorMapper(LayerTime.class)
public interface MeasurementStore {

    /** Stores the measurement of a job; answers its id. */
    @Transaction
    default String put(String jobId, String profileId, NewMeasurement measurement) {
        String id = Ids.next();
        int samples = measurement.processes().stream().mapToInt(p -> p.wallNs().size()).sum();
        insert(
                id,
                jobId,
                profileId,
                measurement.processes().size(),
                samples,
                measurement,
                measurement.latency(),
                measurement.quality(),
                measurement.layers().map(LayerTiming::summary).orElse(LayerTiming.Summary.NONE));
        insertProcesses(id, measurement.processes());
        measurement
                .layers()
                .ifPresent(layers -> {
                    insertLayers(id, layers.parts());
                    insertKernels(id, layers.kernels());
                });
        return id;
    }

    /** The measurement with this id. */
    @SqlQuery("SELECT * FROM measurement_report WHERE id = as_id(:id)")
    Optional<Measurement> find(String id);

    /** Measurements that pass the filter, newest first. */
    @SqlQuery(
            """
            SELECT * FROM measurement_report
            WHERE (CAST(:model AS text) IS NULL OR model = :model)
              AND (CAST(:graphId AS text) IS NULL OR graph_id = :graphId)
              AND (CAST(:deviceClass AS text) IS NULL OR device_class = :deviceClass)
              AND (CAST(:backend AS text) IS NULL OR backend = :backend)
              AND (CAST(:precision AS text) IS NULL OR precision = :precision)
              AND (CAST(:batch AS bigint) IS NULL OR batch = :batch)
              AND (CAST(:threads AS integer) IS NULL OR threads = :threads)
              AND (CAST(:sweepId AS text) IS NULL
                   OR job_id IN (SELECT job.id FROM job WHERE job.sweep_id = as_id(:sweepId)))
              AND (CAST(:after AS text) IS NULL OR id < as_id(:after))
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<Measurement> list(@BindMethods MeasurementFilter filter, @BindMethods Page page);

    /**
     * The newest measurement that answers each question and is at most this old; one answer per key,
     * in their order. Measurements by a backend version or a way of measuring that no device of the
     * class has any more answer nothing.
     */
    default List<Optional<String>> findFresh(List<ContentKey> keys, Duration age) {
        return keys.isEmpty() ? List.of() : freshIds(KeyColumns.of(keys), age);
    }

    /** Raw samples of a measurement, process by process. */
    @SqlQuery(
            """
            SELECT number, load_ns, first_run_ns, wall_ns, cpu_ns
            FROM measurement_process
            WHERE measurement_id = as_id(:id)
            ORDER BY number
            """)
    List<ProcessSamples> samples(String id);

    /** The parts of a measurement's median in the order of execution; none where layers were not timed. */
    @SqlQuery(
            """
            SELECT part, layers, kernel, time_ns, macs, flops, bytes, complete, bound
            FROM measurement_layer
            WHERE measurement_id = as_id(:id)
            ORDER BY part
            """)
    List<LayerTime> layers(String id);

    @SqlUpdate(
            """
            INSERT INTO measurement (
                id, job_id, profile_id, model, graph_id, batch, shapes, precision,
                device_id, peak_id, device_class, backend, backend_version, threads, protocol, weights,
                started_at, processes, samples,
                min_ns, p50_ns, p50_ci_low_ns, p50_ci_high_ns, p50_missing,
                p90_ns, p90_missing, p99_ns, p99_missing, mean_ns, cv,
                cpu_p50_ns, throughput_per_second,
                converged, disturbed, verdict_notes,
                profiled_runs, profiling_overhead, attributed_ns, environment)
            SELECT as_id(:id), job.id, profile.id, job.model, job.graph_id, job.batch, profile.shapes,
                   job.precision, :deviceId, as_id(:peaksId), job.device_class, job.backend, :backendVersion,
                   job.threads, :protocol, :weights, :startedAt, :processCount, :sampleCount,
                   :minNs, :p50Ns, :p50CiLowNs, :p50CiHighNs, :p50Missing,
                   :p90Ns, :p90Missing, :p99Ns, :p99Missing, :meanNs, :cv,
                   :cpuP50Ns, :throughputPerSecond,
                   :converged, :disturbed, :verdictNotes,
                   :profiledRuns, :profilingOverhead, :attributedNs, CAST(:environmentJson AS jsonb)
            FROM job
            JOIN profile ON profile.id = as_id(:profileId) AND profile.graph_id = job.graph_id
            WHERE job.id = as_id(:jobId)
            """)
    void insert(
            @Bind("id") String id,
            @Bind("jobId") String jobId,
            @Bind("profileId") String profileId,
            @Bind("processCount") int processCount,
            @Bind("sampleCount") int sampleCount,
            @BindMethods NewMeasurement measurement,
            @BindMethods Latency latency,
            @BindMethods Quality quality,
            @BindMethods LayerTiming.Summary layers);

    @SqlBatch(
            """
            INSERT INTO measurement_process (
                measurement_id, number, load_ns, first_run_ns, wall_ns, cpu_ns)
            VALUES (as_id(:measurementId), :number, :loadNs, :firstRunNs, :wallNs, :cpuNs)
            """)
    void insertProcesses(
            @Bind("measurementId") String measurementId,
            @BindMethods List<ProcessSamples> processes);

    @SqlBatch(
            """
            INSERT INTO measurement_layer (
                measurement_id, part, layers, kernel, time_ns, macs, flops, bytes, complete, bound)
            VALUES (as_id(:measurementId), :part, :layers, :kernel, :timeNs, :macs, :flops, :bytes,
                    :complete, :bound)
            """)
    void insertLayers(
            @Bind("measurementId") String measurementId, @BindMethods List<LayerTime> layers);

    @SqlBatch(
            """
            INSERT INTO measurement_kernel (measurement_id, kernel_id, count, in_model_ns)
            VALUES (as_id(:measurementId), as_id(:kernelId), :count, :inModelNs)
            """)
    void insertKernels(
            @Bind("measurementId") String measurementId, @BindMethods List<KernelUse> kernels);

    @SqlQuery(
            """
            SELECT newest.id
            FROM unnest(CAST(:graphIds AS text[]), CAST(:shapes AS text[]),
                        CAST(:precisions AS text[]), CAST(:deviceClasses AS text[]),
                        CAST(:backends AS text[]), CAST(:threads AS integer[]),
                        CAST(:devices AS text[]), CAST(:weights AS text[]),
                        CAST(:layers AS boolean[]), CAST(:kernels AS boolean[]))
                 WITH ORDINALITY
                 AS key (graph_id, shapes, precision, device_class, backend, threads, device_id,
                         weights, layers, kernels, place)
            LEFT JOIN LATERAL (
                SELECT m.id
                FROM measurement m
                WHERE m.graph_id = key.graph_id
                  AND m.device_class = key.device_class
                  AND m.backend = key.backend
                  AND m.precision = key.precision
                  AND m.threads = key.threads
                  AND m.shapes = key.shapes
                  AND m.weights = key.weights
                  AND (key.device_id IS NULL OR m.device_id = key.device_id)
                  AND (NOT key.layers OR m.profiled_runs IS NOT NULL)
                  AND (NOT key.kernels OR EXISTS (
                      SELECT FROM measurement_kernel k WHERE k.measurement_id = m.id))
                  AND m.started_at > now() - CAST(:age AS interval)
                  AND EXISTS (
                      SELECT FROM device
                      JOIN device_backend b ON b.device_id = device.id
                      WHERE device.device_class = key.device_class
                        AND (key.device_id IS NULL OR device.id = key.device_id)
                        AND b.backend = key.backend
                        AND b.version = m.backend_version
                        AND b.protocol = m.protocol)
                ORDER BY m.started_at DESC
                LIMIT 1
            ) AS newest ON true
            ORDER BY key.place
            """)
    List<Optional<String>> freshIds(@BindMethods KeyColumns keys, @Bind("age") Duration age);
}

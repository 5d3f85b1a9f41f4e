package flopper.db.kernel;

import flopper.db.row.Ids;
import flopper.db.row.Page;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

import java.util.List;

/** Kernels measured alone: each signature once for a setting. */
@RegisterConstructorMapper(Kernel.class)
@RegisterConstructorMapper(UsedKernel.class)
public interface KernelStore {

    /** Stores kernels; those that another worker stored meanwhile stay as they are. */
    default void put(KernelSetting setting, List<NewKernel> kernels) {
        insert(
                kernels.stream().map(_ -> Ids.next()).toList(),
                setting,
                kernels,
                kernels.stream().map(NewKernel::warm).toList(),
                kernels.stream().map(NewKernel::cold).toList());
    }

    /** Those of the signatures that were measured in a setting. */
    @SqlQuery(
            """
            SELECT * FROM kernel_report
            WHERE device_id = :deviceId
              AND backend = :backend
              AND backend_version = :backendVersion
              AND protocol = :protocol
              AND precision = :precision
              AND threads = :threads
              AND signature = ANY(CAST(:signatures AS text[]))
            """)
    List<Kernel> known(
            @BindMethods KernelSetting setting, @Bind("signatures") List<String> signatures);

    /** Kernels that pass the filter, newest first. */
    @SqlQuery(
            """
            SELECT * FROM kernel_report
            WHERE (CAST(:deviceClass AS text) IS NULL OR device_class = :deviceClass)
              AND (CAST(:backend AS text) IS NULL OR backend = :backend)
              AND (CAST(:op AS text) IS NULL OR op = :op)
              AND (CAST(:signature AS text) IS NULL OR signature = :signature)
              AND (CAST(:after AS text) IS NULL OR id < as_id(:after))
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<Kernel> list(@BindMethods KernelFilter filter, @BindMethods Page page);

    /** The kernels of a measured workload, the one with the most time in it first. */
    @SqlQuery(
            """
            SELECT kernel_report.*, used.count, used.in_model_ns
            FROM measurement_kernel used
            JOIN kernel_report ON kernel_report.id = used.kernel_id
            WHERE used.measurement_id = as_id(:measurementId)
            ORDER BY used.in_model_ns DESC, kernel_report.id
            """)
    List<UsedKernel> ofMeasurement(String measurementId);

    @SqlBatch(
            """
            INSERT INTO kernel (
                id, device_id, backend, backend_version, protocol, precision, threads,
                signature, op, macs, flops, bytes, processes,
                warm_samples, warm_min_ns, warm_p50_ns, warm_p50_ci_low_ns, warm_p50_ci_high_ns,
                warm_typical_ns, warm_cv,
                cold_samples, cold_min_ns, cold_p50_ns, cold_p50_ci_low_ns, cold_p50_ci_high_ns,
                cold_typical_ns, cold_cv,
                measured_at)
            VALUES (
                as_id(:id), :setting.deviceId, :setting.backend, :setting.backendVersion,
                :setting.protocol, :setting.precision, :setting.threads,
                :kernel.signature, :kernel.op, :kernel.macs, :kernel.flops, :kernel.bytes,
                :kernel.processes,
                :warm.samples, :warm.minNs, :warm.p50Ns, :warm.p50CiLowNs, :warm.p50CiHighNs,
                :warm.typicalNs, :warm.cv,
                :cold.samples, :cold.minNs, :cold.p50Ns, :cold.p50CiLowNs, :cold.p50CiHighNs,
                :cold.typicalNs, :cold.cv,
                :kernel.measuredAt)
            ON CONFLICT (device_id, backend, backend_version, protocol, precision, threads, signature)
            DO NOTHING
            """)
    void insert(
            @Bind("id") List<String> ids,
            @BindMethods("setting") KernelSetting setting,
            @BindMethods("kernel") List<NewKernel> kernels,
            @BindMethods("warm") List<KernelTimes> warm,
            @BindMethods("cold") List<KernelTimes> cold);
}

package flopper.db.kernel;

import static flopper.db.selection.FieldType.ID;
import static flopper.db.selection.FieldType.INSTANT;
import static flopper.db.selection.FieldType.INTEGER;
import static flopper.db.selection.FieldType.REAL;
import static flopper.db.selection.FieldType.TEXT;

import flopper.db.row.Ids;
import flopper.db.row.Page;
import flopper.db.selection.Selectable;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

import java.util.List;
import java.util.UUID;

/** Kernels measured alone: each signature once for a setting. */
@RegisterConstructorMapper(Kernel.class)
@RegisterConstructorMapper(UsedKernel.class)
public interface KernelStore {

    /** Kernels, newest first. */
    Selectable<Kernel> ALL =
            Selectable.over("kernel_report", Kernel.class)
                    .sortable("id", ID, "id", row -> UUID.fromString(row.id()))
                    .sortable("op", TEXT, "op", Kernel::op)
                    .field("signature", TEXT, "signature")
                    .field("device", TEXT, "device_id")
                    .field("deviceClass", TEXT, "device_class")
                    .field("backend", TEXT, "backend")
                    .field("backendVersion", TEXT, "backend_version")
                    .field("protocol", INTEGER, "protocol")
                    .field("precision", TEXT, "precision")
                    .field("threads", INTEGER, "threads")
                    .field("macs", INTEGER, "macs")
                    .field("flops", INTEGER, "flops")
                    .field("bytes", INTEGER, "bytes")
                    .field("processes", INTEGER, "processes")
                    .field("warm.p50Ns", INTEGER, "warm_p50_ns")
                    .field("warm.typicalNs", REAL, "warm_typical_ns")
                    .field("warm.cv", REAL, "warm_cv")
                    .field("cold.p50Ns", INTEGER, "cold_p50_ns")
                    .field("cold.typicalNs", REAL, "cold_typical_ns")
                    .field("cold.cv", REAL, "cold_cv")
                    .field("measuredAt", INSTANT, "measured_at")
                    .descending();

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

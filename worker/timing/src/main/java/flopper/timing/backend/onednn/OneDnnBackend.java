package flopper.timing.backend.onednn;

import flopper.timing.backend.Backend;
import flopper.timing.backend.OpenWorkload;
import flopper.timing.backend.Precision;
import flopper.timing.backend.PreparedWorkload;
import flopper.timing.backend.Workload;
import flopper.timing.failure.TimingFailure;
import flopper.timing.system.SystemFiles;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * oneDNN's kernels one after another, as a runtime that adds nothing would run them: blocked layouts,
 * element-wise tails within the kernels, and the model's own sizes. In int8 the scales are made up.
 */
public final class OneDnnBackend implements Backend {
    /** The Java process with the library in it, before any model; measured. */
    private static final long PROCESS_BYTES = 140L << 20;

    /** Row-major ones, and those in the order that kernels read in. */
    private static final long COPIES_OF_WEIGHTS = 2;

    private static final Set<String> BF16_FLAGS = Set.of("avx512_bf16", "amx_bf16");
    private static final Set<String> INT8_FLAGS = Set.of("avx512_vnni", "avx_vnni", "amx_int8");

    @Override
    public String name() {
        return "onednn";
    }

    @Override
    public String version() {
        return Library.VERSION;
    }

    /** Those the processor has instructions for; none where there is no library for the system. */
    @Override
    public Set<Precision> precisions() {
        return Library.isPresent() ? precisions(SystemFiles.live()) : Set.of();
    }

    static Set<Precision> precisions(SystemFiles files) {
        Set<String> flags =
                Set.copyOf(
                        files.text("proc/cpuinfo").stream()
                                .flatMap(String::lines)
                                .filter(line -> line.startsWith("flags"))
                                .limit(1)
                                .flatMap(line -> Arrays.stream(line.split("\\s+", -1)))
                                .distinct()
                                .toList());
        Set<Precision> precisions = EnumSet.of(Precision.FP32);
        if (BF16_FLAGS.stream().anyMatch(flags::contains)) {
            precisions.add(Precision.BF16);
        }
        if (INT8_FLAGS.stream().anyMatch(flags::contains)) {
            precisions.add(Precision.INT8);
        }
        return precisions;
    }

    @Override
    public PreparedWorkload prepare(Workload workload) throws TimingFailure {
        OneDnnPayload payload =
                new OneDnnPayload(workload.graph(), workload.shapes(), workload.precision());
        PlannedModel planned = PlannedModel.of(payload);
        long weightBytes =
                planned.plan().stored().values().stream()
                        .mapToLong(tensor -> tensor.type().bytes())
                        .sum();
        return new PreparedWorkload(
                payload.toBytes(),
                PROCESS_BYTES
                        + COPIES_OF_WEIGHTS * weightBytes
                        + planned.report().peakActivationBytes(),
                "synthetic");
    }

    @Override
    public OpenWorkload open(byte[] payload, List<Integer> cpus) throws TimingFailure {
        return OpenOneDnn.of(OneDnnPayload.ofBytes(payload), cpus);
    }
}

package flopper.timing.backend.onnxruntime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a session computes: as the runtime would at its best, on exactly these processors.
 *
 * @param cpus one logical processor for each thread; the calling thread is the first
 */
record SessionSettings(List<Integer> cpus) {
    private static final String SPINNING = "session.intra_op.allow_spinning";
    private static final String AFFINITIES = "session.intra_op_thread_affinities";

    void apply(SessionOptions options) throws OrtException {
        options.setOptimizationLevel(OptLevel.ALL_OPT);
        options.setExecutionMode(ExecutionMode.SEQUENTIAL);
        options.setInterOpNumThreads(1);
        options.setIntraOpNumThreads(cpus.size());
        for (Map.Entry<String, String> entry : entries().entrySet()) {
            options.addConfigEntry(entry.getKey(), entry.getValue());
        }
    }

    private Map<String, String> entries() {
        Map<String, String> entries = new TreeMap<>();
        // Spinning threads that lose their core make run times bimodal.
        entries.put(SPINNING, "0");
        if (cpus.size() > 1) {
            entries.put(AFFINITIES, affinities());
        }
        return entries;
    }

    /** For each thread but the calling one; the runtime counts processors from 1. */
    private String affinities() {
        return cpus.stream()
                .skip(1)
                .map(cpu -> String.valueOf(cpu + 1))
                .collect(Collectors.joining(";"));
    }

    Map<String, String> byName() {
        Map<String, String> names = new TreeMap<>(entries());
        names.put("optimizationLevel", OptLevel.ALL_OPT.name());
        names.put("executionMode", ExecutionMode.SEQUENTIAL.name());
        names.put("intraOpThreads", String.valueOf(cpus.size()));
        return names;
    }
}

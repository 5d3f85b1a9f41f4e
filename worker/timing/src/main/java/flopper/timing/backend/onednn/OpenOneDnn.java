package flopper.timing.backend.onednn;

import flopper.timing.backend.LoadedWorkload;
import flopper.timing.backend.OpenWorkload;
import flopper.timing.backend.Precision;
import flopper.timing.backend.ProfiledWorkload;
import flopper.timing.failure.TimingFailure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The library and a planned model. Confined to its thread. */
final class OpenOneDnn implements OpenWorkload {
    private final long runtimeStartNs;
    private final OneDnnPayload payload;
    private final PlannedModel planned;
    private final List<Integer> cpus;

    private OpenOneDnn(
            long runtimeStartNs, OneDnnPayload payload, PlannedModel planned, List<Integer> cpus) {
        this.runtimeStartNs = runtimeStartNs;
        this.payload = payload;
        this.planned = planned;
        this.cpus = List.copyOf(cpus);
    }

    static OpenOneDnn of(OneDnnPayload payload, List<Integer> cpus) throws TimingFailure {
        long startNs = System.nanoTime();
        Library.settle(cpus);
        try (Engine _ = new Engine(cpus.size())) {
            long runtimeStartNs = System.nanoTime() - startNs;
            return new OpenOneDnn(runtimeStartNs, payload, PlannedModel.of(payload), cpus);
        }
    }

    @Override
    public long runtimeStartNs() {
        return runtimeStartNs;
    }

    @Override
    public LoadedWorkload load() throws TimingFailure {
        return LoadedOneDnn.load(planned, payload.precision(), cpus.size());
    }

    @Override
    public ProfiledWorkload loadProfiled() throws TimingFailure {
        return new ProfiledOneDnn(
                planned.plan(), LoadedOneDnn.load(planned, payload.precision(), cpus.size()));
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("threads", String.valueOf(cpus.size()));
        settings.put("OMP_WAIT_POLICY", "passive");
        settings.put("layouts", "chosen by the library");
        if (payload.precision() == Precision.INT8) {
            settings.put("quantization", "static, scales made up");
        }
        return settings;
    }

    @Override
    public void close() {
        // Whatever is loaded owns its memory.
    }
}

package flopper.bench.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Submits the jobs in slices, four fifths profiles and one fifth measurements on two device
 * classes, each slice under an idempotency key and as often as it takes. No two cells are the same,
 * so that each has a result of its own.
 */
final class Submitter implements AutoCloseable {
    private static final int CLASSES = 2;
    private static final int MEASURED_PART = 5;
    private static final int STEP = 32;

    private final PatientClient service;
    private final String seed;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<String>> sweeps = new ArrayList<>();
    private int slices;

    Submitter(PatientClient service, long seed) {
        this.service = service;
        this.seed = String.valueOf(seed);
    }

    /** Submits this many jobs without waiting for the answers. */
    void submit(int jobs) {
        slices++;
        int workloads = Math.max(1, jobs / MEASURED_PART / CLASSES);
        int profiles = jobs - CLASSES * workloads;
        // The networks differ from slice to slice by the batch, within one by the resolution.
        send("profiles", models("mobilenet_v2", profiles), "");
        send(
                "measurements",
                models("squeezenet1_1", workloads),
                """
                , "targets": [{"deviceClass": "*", "backend": ["onnxruntime"], "threads": [1]}],
                "measure": {"layers": false}\
                """);
    }

    /** The ids of all sweeps, once each was accepted. */
    List<String> sweepIds() throws InterruptedException {
        List<String> ids = new ArrayList<>();
        for (Future<String> sweep : sweeps) {
            try {
                ids.add(sweep.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a sweep was not accepted", e);
            }
        }
        return ids;
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }

    private static String models(String backbone, int resolutions) {
        return "%s@%d..%d:%d".formatted(backbone, 2 * STEP, (resolutions + 1) * STEP, STEP);
    }

    private void send(String kind, String models, String more) {
        String name = "%s %d of seed %s".formatted(kind, slices, seed);
        String body =
                """
                {"name": "%s", "models": ["%s"], "batch": [%d]%s}
                """
                        .formatted(name, models, slices, more);
        sweeps.add(senders.submit(() -> service.post("sweeps", body, name).at("id").text()));
    }
}

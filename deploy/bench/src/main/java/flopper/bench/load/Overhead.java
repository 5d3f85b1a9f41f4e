package flopper.bench.load;

import flopper.bench.process.FlopperProcess;
import flopper.bench.process.Folders;
import flopper.bench.process.Host;
import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * From submission to claim on a stack with nothing else to do: single profiles, one at a time, by the
 * database's clock.
 */
public final class Overhead {
    private static final int JOBS = 400;
    private static final int WARM_UP = 50;
    private static final double P50_MAX_MS = 100;
    private static final double P99_MAX_MS = 500;
    private static final Duration JOB_PATIENCE = Duration.ofMinutes(1);
    // Not in step with any interval of ours.
    private static final Duration PAUSE = Duration.ofMillis(237);

    private final ServiceClient service;

    private Overhead(ServiceClient service) {
        this.service = service;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println("submission to claim on an idle stack, on " + Host.description());
        Path data = Folders.temporary("flopper-bench-overhead");
        boolean passed;
        try (FlopperProcess up =
                FlopperProcess.start(Map.of(), "up", "--data", data.toString(), "--port", "0")) {
            String address = up.await("answers at (http\\S+);", Duration.ofMinutes(2));
            passed = new Overhead(new ServiceClient(address)).run();
        } finally {
            Folders.delete(data);
        }
        System.out.println(passed ? "passed" : "FAILED");
        System.exit(passed ? 0 : 1);
    }

    private boolean run() throws InterruptedException {
        for (int batch = 1; batch <= WARM_UP; batch++) {
            overheadMs(batch);
        }
        double[] sortedMs = new double[JOBS];
        for (int i = 0; i < JOBS; i++) {
            Thread.sleep(PAUSE);
            sortedMs[i] = overheadMs(WARM_UP + 1 + i);
        }
        Arrays.sort(sortedMs);
        double p50Ms = percentile(sortedMs, 50);
        double p99Ms = percentile(sortedMs, 99);
        System.out.printf(
                "%d jobs: p50 %.0f ms (at most %.0f), p90 %.0f ms, p99 %.0f ms (at most %.0f), max"
                        + " %.0f ms%n",
                JOBS,
                p50Ms,
                P50_MAX_MS,
                percentile(sortedMs, 90),
                p99Ms,
                P99_MAX_MS,
                sortedMs[JOBS - 1]);
        return p50Ms <= P50_MAX_MS && p99Ms <= P99_MAX_MS;
    }

    private double overheadMs(int batch) throws InterruptedException {
        String sweep =
                service.post(
                                "sweeps",
                                """
                                {"models": ["squeezenet1_1"], "batch": [%d]}
                                """
                                        .formatted(batch))
                        .at("id")
                        .text();
        long deadline = System.nanoTime() + JOB_PATIENCE.toNanos();
        Json job = job(sweep);
        while (job.at("finishedAt").isNull()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the job did not end: " + service.text(job));
            }
            Thread.sleep(20);
            job = job(sweep);
        }
        Duration overhead =
                Duration.between(
                        Instant.parse(job.at("queuedAt").text()),
                        Instant.parse(job.at("attempts").at(0).at("startedAt").text()));
        return overhead.toNanos() / 1e6;
    }

    private Json job(String sweepId) throws InterruptedException {
        return service.get("sweeps/" + sweepId + "/jobs").at("items").at(0);
    }

    /** The nearest rank. */
    private static double percentile(double[] sorted, int percent) {
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }
}

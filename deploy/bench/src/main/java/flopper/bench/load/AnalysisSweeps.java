package flopper.bench.load;

import flopper.bench.process.FlopperProcess;
import flopper.bench.process.Folders;
import flopper.bench.process.Host;
import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sweeps of profiles through service, Kafka, one worker and PostgreSQL, on an empty data directory:
 * 10,000 cells of MobileNetV2 at a hundred resolutions and batches, and the 15,625 networks of NAS-Bench-201,
 * then the latter once more, answered from the store. Each cell must end with a result of its own.
 */
public final class AnalysisSweeps {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int PAGE = 1000;

    private static final String GRID =
            """
            {"name": "grid", "models": ["mobilenet_v2@32..3200:32"], "batch": [%s]}
            """
                    .formatted(
                            IntStream.rangeClosed(1, 100)
                                    .mapToObj(String::valueOf)
                                    .collect(Collectors.joining(",")));

    private static final String SPACE =
            """
            {"name": "NAS-Bench-201", "models": ["nasbench201:*"]}
            """;

    private final ServiceClient service;

    private AnalysisSweeps(ServiceClient service) {
        this.service = service;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println("sweeps of profiles through one worker, on " + Host.description());
        Path data = Folders.temporary("flopper-bench-sweeps");
        boolean passed = true;
        try (FlopperProcess up =
                FlopperProcess.start(Map.of(), "up", "--data", data.toString(), "--port", "0")) {
            String address = up.await("answers at (http\\S+);", Duration.ofMinutes(2));
            AnalysisSweeps sweeps = new AnalysisSweeps(new ServiceClient(address));
            for (String sweep : List.of(GRID, SPACE, SPACE)) {
                passed &= sweeps.run(sweep);
            }
        } finally {
            Folders.delete(data);
        }
        System.exit(passed ? 0 : 1);
    }

    private boolean run(String body) throws InterruptedException {
        long startNs = System.nanoTime();
        Json sweep = service.post("sweeps", body);
        double submittedS = secondsSince(startNs);
        String id = sweep.at("id").text();
        while (sweep.at("finishedAt").isNull()) {
            if (System.nanoTime() - startNs > PATIENCE.toNanos()) {
                throw new IllegalStateException("not ended: " + service.text(sweep));
            }
            Thread.sleep(POLL);
            sweep = service.get("sweeps/" + id);
        }
        double endedS = secondsSince(startNs);
        long total = sweep.at("total").integer();
        long succeeded = sweep.at("counts").at("SUCCEEDED").integer();
        Set<String> results = new HashSet<>();
        Set<String> cells = new HashSet<>();
        collect(id, results, cells);
        boolean passed = succeeded == total && results.size() == total && cells.size() == total;
        System.out.printf(
                "%s: %,d cells, %,d from the store; submitted in %.1f s, ended after %.1f s, %,.0f"
                        + " jobs/s; %,d succeeded, %,d distinct results: %s%n",
                sweep.at("name").text(),
                total,
                sweep.at("reused").integer(),
                submittedS,
                endedS,
                total / endedS,
                succeeded,
                results.size(),
                passed ? "passed" : "FAILED");
        return passed;
    }

    private void collect(String sweepId, Set<String> results, Set<String> cells)
            throws InterruptedException {
        String cursor = "";
        do {
            Json page = service.get("sweeps/%s/jobs?limit=%d%s".formatted(sweepId, PAGE, cursor));
            for (Json job : page.at("items").items()) {
                results.add(job.at("resultId").text());
                cells.add(job.at("graphId").text() + " " + job.at("batch").text());
            }
            Json next = page.at("next");
            cursor = next.isNull() ? "" : "&cursor=" + next.text();
        } while (!cursor.isEmpty());
    }

    private static double secondsSince(long startNs) {
        return (System.nanoTime() - startNs) / 1e9;
    }
}

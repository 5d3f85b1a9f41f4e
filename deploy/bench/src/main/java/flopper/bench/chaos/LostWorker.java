package flopper.bench.chaos;

import flopper.bench.process.FlopperProcess;
import flopper.bench.process.Folders;
import flopper.bench.process.Host;
import flopper.bench.process.ProgramPart;
import flopper.bench.process.SeparateStack;
import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The service and two workers as separate processes. A sweep of measurements is submitted and the
 * worker that measures is lost in the middle of a job: every job must succeed, with one result each,
 * and the lost job's attempts must tell the story.
 */
public final class LostWorker {
    /** How it is lost; the argument of {@link #main}. */
    private enum Way {
        /** SIGKILL, and a new one is started. */
        KILL,
        /** SIGSTOP until its lease has run out: it comes back with a result that nobody wants. */
        PAUSE
    }

    private static final int JOBS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SWEEP_PATIENCE = Duration.ofMinutes(30);

    private final SeparateStack stack;
    private final ServiceClient service;
    private final Way way;

    private LostWorker(SeparateStack stack, Way way) {
        this.stack = stack;
        this.service = stack.service();
        this.way = way;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Way way = Way.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        System.out.printf(
                "one of two workers is lost in the middle of a job (%s), on %s%n",
                way, Host.description());
        Path data = Folders.temporary("flopper-bench-lost");
        boolean passed;
        try (SeparateStack stack = SeparateStack.start(data)) {
            passed = new LostWorker(stack, way).run();
        } finally {
            Folders.delete(data);
        }
        System.out.println(passed ? "passed" : "FAILED");
        System.exit(passed ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        stack.addWorker("");
        stack.addWorker("");
        String sweepId = submit();
        Json victim = awaitRunning(sweepId);
        String name = victim.at("attempts").items().getLast().at("worker").text();
        ProgramPart worker =
                stack.workers().stream()
                        .filter(one -> name.endsWith(":" + one.process().pid()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no process of " + name));
        boolean refused =
                switch (way) {
                    case KILL -> {
                        worker.kill();
                        worker.start();
                        yield true;
                    }
                    case PAUSE -> pause(worker.process(), id(victim));
                };
        System.out.printf("lost %s while it ran job %s%n", name, id(victim));
        return verify(awaitEnd(sweepId), id(victim)) && refused;
    }

    /** Whether the worker found, once it went on, that the job was not its own any more. */
    private boolean pause(FlopperProcess worker, String jobId)
            throws IOException, InterruptedException {
        worker.pause();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (service.get("jobs/" + jobId).at("attempts").at(0).at("outcome").isNull()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the lease did not run out");
            }
            Thread.sleep(500);
        }
        worker.resume();
        System.out.println(
                "  it said: "
                        + worker.await(
                                "(job " + jobId + " was cancelled or taken away)", PATIENCE));
        return true;
    }

    private String submit() throws InterruptedException {
        String batches =
                IntStream.rangeClosed(1, JOBS)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(", ", "[", "]"));
        String body =
                """
                {"name": "lose a worker", "models": ["squeezenet1_0@64"], "batch": %s,
                 "precision": ["fp32"],
                 "targets": [{"deviceClass": "*", "backend": ["onnxruntime"], "threads": [1]}]}
                """
                        .formatted(batches);
        return id(service.post("sweeps", body));
    }

    private Json awaitRunning(String sweepId) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            // The first job is over by then, so a worker has shown that it works.
            boolean begun =
                    service.get("sweeps/" + sweepId).at("counts").at("SUCCEEDED").integer() > 0;
            Optional<Json> running =
                    jobs(sweepId).stream()
                            .filter(job -> job.at("state").text().equals("RUNNING"))
                            .findFirst();
            if (begun && running.isPresent()) {
                return running.get();
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("no job ran within " + PATIENCE);
    }

    private Json awaitEnd(String sweepId) throws InterruptedException {
        long deadline = System.nanoTime() + SWEEP_PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Json sweep = service.get("sweeps/" + sweepId);
            if (!sweep.at("finishedAt").isNull()) {
                return sweep;
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("the sweep did not end within " + SWEEP_PATIENCE);
    }

    private boolean verify(Json sweep, String victim) throws InterruptedException {
        System.out.println("counts: " + service.text(sweep.at("counts")));
        Set<String> results = new HashSet<>();
        for (Json job : jobs(id(sweep))) {
            if (job.at("state").text().equals("SUCCEEDED")) {
                results.add(job.at("resultId").text());
            }
        }
        long succeeded = sweep.at("counts").at("SUCCEEDED").integer();
        List<Json> stored =
                service.get("measurements?limit=1000&sweepId=" + id(sweep)).at("items").items();
        System.out.printf(
                "%d of %d succeeded, %d distinct results, %d measurements stored%n",
                succeeded, JOBS, results.size(), stored.size());
        List<Json> attempts = service.get("jobs/" + victim).at("attempts").items();
        attempts.forEach(attempt ->
                System.out.printf(
                        "  attempt by %s from %s to %s: %s%n",
                        attempt.at("worker").text(),
                        attempt.at("startedAt").text(),
                        attempt.at("endedAt").text(),
                        outcome(attempt)));
        boolean told =
                attempts.size() == 2
                        && outcome(attempts.get(0)).equals("LEASE_EXPIRED")
                        && outcome(attempts.get(1)).equals("SUCCEEDED");
        return succeeded == JOBS && results.size() == JOBS && stored.size() == JOBS && told;
    }

    private List<Json> jobs(String sweepId) throws InterruptedException {
        return service.get("sweeps/" + sweepId + "/jobs?limit=1000").at("items").items();
    }

    private static String outcome(Json attempt) {
        return attempt.at("outcome").text();
    }

    private static String id(Json object) {
        return object.at("id").text();
    }
}

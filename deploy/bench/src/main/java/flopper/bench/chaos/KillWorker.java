package flopper.bench.chaos;

import flopper.bench.process.FlopperProcess;
import flopper.bench.process.Folders;
import flopper.bench.process.Host;
import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The service and two workers as separate processes. A sweep of 40 measurements is submitted, the
 * worker that measures is killed with SIGKILL in the middle of a job and started again: every job
 * must succeed, with one result each, and the killed job's attempts must tell the story.
 */
public final class KillWorker {
    private static final int JOBS = 40;
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration SWEEP_PATIENCE = Duration.ofMinutes(30);
    private static final Pattern ASSIGNMENT = Pattern.compile("(FLOPPER_\\w+)='?([^' ]*)'?");

    private final ServiceClient service;
    private final Map<String, String> environment;
    private final List<FlopperProcess> workers = new ArrayList<>();

    private KillWorker(ServiceClient service, Map<String, String> environment) {
        this.service = service;
        this.environment = environment;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(
                "one of two workers is killed in the middle of a job, on " + Host.description());
        Path data = Folders.temporary("flopper-bench-chaos");
        boolean passed = false;
        try (FlopperProcess up =
                FlopperProcess.start(
                        Map.of(), "up", "--no-worker", "--data", data.toString(), "--port", "0")) {
            String address = up.await("answers at (http\\S+);", START_PATIENCE);
            String command = up.await("a worker on this machine: (.*)", START_PATIENCE);
            passed = new KillWorker(new ServiceClient(address), variables(command)).run();
        } finally {
            Folders.delete(data);
        }
        System.exit(passed ? 0 : 1);
    }

    private static Map<String, String> variables(String command) {
        Map<String, String> variables = new HashMap<>();
        Matcher matcher = ASSIGNMENT.matcher(command);
        while (matcher.find()) {
            variables.put(matcher.group(1), matcher.group(2));
        }
        return variables;
    }

    private boolean run() throws IOException, InterruptedException {
        try {
            startWorker();
            startWorker();
            String sweepId = submit();
            Json victim = awaitRunning(sweepId);
            String worker = lastAttempt(victim).at("worker").text();
            FlopperProcess killed =
                    workers.stream()
                            .filter(one -> worker.endsWith(String.valueOf(one.pid())))
                            .findFirst()
                            .orElseThrow(
                                    () -> new IllegalStateException("no process of " + worker));
            killed.kill();
            System.out.println("killed " + worker + " while it ran job " + id(victim));
            startWorker();
            return verify(awaitEnd(sweepId), id(victim));
        } finally {
            for (FlopperProcess worker : workers) {
                worker.close();
            }
        }
    }

    private void startWorker() throws IOException, InterruptedException {
        FlopperProcess worker = FlopperProcess.start(environment, "worker");
        workers.add(worker);
        worker.await("the worker is (up)", START_PATIENCE);
    }

    private String submit() throws InterruptedException {
        String batches =
                IntStream.rangeClosed(1, JOBS)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(", ", "[", "]"));
        String body =
                """
                {"name": "kill a worker", "models": ["squeezenet1_0@64"], "batch": %s,
                 "precision": ["fp32"],
                 "targets": [{"deviceClass": "*", "backend": ["onnxruntime"], "threads": [1]}]}
                """
                        .formatted(batches);
        return id(service.post("sweeps", body));
    }

    private Json awaitRunning(String sweepId) throws InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            // The first job is over by then, so both workers have shown that they work.
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
        throw new IllegalStateException("no job ran within " + START_PATIENCE);
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
        int succeeded = 0;
        for (Json job : jobs(id(sweep))) {
            if (job.at("state").text().equals("SUCCEEDED")) {
                succeeded++;
                results.add(job.at("resultId").text());
            }
        }
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
                        attempt.at("outcome").text()));
        boolean told =
                attempts.size() == 2
                        && outcome(attempts.get(0)).equals("LEASE_EXPIRED")
                        && outcome(attempts.get(1)).equals("SUCCEEDED");
        boolean passed =
                succeeded == JOBS && results.size() == JOBS && stored.size() == JOBS && told;
        System.out.println(passed ? "passed" : "FAILED");
        return passed;
    }

    private List<Json> jobs(String sweepId) throws InterruptedException {
        return service.get("sweeps/" + sweepId + "/jobs?limit=1000").at("items").items();
    }

    private static Json lastAttempt(Json job) {
        return job.at("attempts").items().getLast();
    }

    private static String outcome(Json attempt) {
        return attempt.at("outcome").text();
    }

    private static String id(Json object) {
        return object.at("id").text();
    }
}

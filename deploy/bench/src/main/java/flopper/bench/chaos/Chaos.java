package flopper.bench.chaos;

import flopper.bench.process.Folders;
import flopper.bench.process.Host;
import flopper.bench.process.SeparateStack;
import flopper.launcher.client.Json;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Jobs over four workers of two device classes, while a worker, the service, Kafka or PostgreSQL is
 * killed with SIGKILL every 5 to 20 seconds and started again. Afterwards every job must have
 * succeeded with one result, and every attempt that came to nothing must have its reason.
 */
@Command(name = "chaos", mixinStandardHelpOptions = true)
public final class Chaos implements Callable<Integer> {
    private static final Duration END_PATIENCE = Duration.ofMinutes(30);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final List<String> VARIANTS = List.of("a", "b", "a", "b");

    @Option(names = "--seed", description = "what is killed and when (${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--jobs", description = "cells to run (${DEFAULT-VALUE})")
    private int jobs = 2000;

    @Option(names = "--kills", description = "SIGKILLs (${DEFAULT-VALUE})")
    private int kills = 50;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Chaos()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        System.out.printf(
                "%,d jobs and %d kills, seed %d, on %s%n", jobs, kills, seed, Host.description());
        Path data = Folders.temporary("flopper-bench-chaos");
        boolean passed;
        try (SeparateStack stack = SeparateStack.start(data)) {
            for (String variant : VARIANTS) {
                stack.addWorker(
                        SeparateStack.SHORT_MEASUREMENTS + " -Dflopper.worker.variant=" + variant);
            }
            passed = run(stack);
        }
        if (passed) {
            Folders.delete(data);
        } else {
            System.out.println("logs: " + data.resolve("logs"));
        }
        System.out.println(passed ? "passed" : "FAILED");
        return passed ? 0 : 1;
    }

    private boolean run(SeparateStack stack) throws IOException, InterruptedException {
        PatientClient service = new PatientClient(stack.service());
        Instant start = Instant.now();
        Killer killer = new Killer(stack, seed);
        List<String> sweeps = new ArrayList<>();
        try (Submitter submitter = new Submitter(service, seed)) {
            for (int slice = 0; slice < kills; slice++) {
                submitter.submit(jobs * (slice + 1) / kills - jobs * slice / kills);
                killer.killNext();
            }
            System.out.printf("%s all kills done%n", Instant.now());
            sweeps.addAll(submitter.sweepIds());
        }
        boolean ended = awaitEnd(service, sweeps);
        double wallS = Duration.between(start, Instant.now()).toMillis() / 1e3;
        Audit audit = new Audit(service, killer.kills());
        for (String sweep : sweeps) {
            audit.add(sweep);
        }
        Map<String, Long> byKind =
                killer.kills().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Kill::kind, TreeMap::new, Collectors.counting()));
        System.out.printf(
                "wall %.0f s, %.1f jobs/s; kills: %s; parts that ended by themselves: %s%n",
                wallS, jobs / wallS, byKind, killer.ownEnds());
        return audit.report(jobs) && ended && killer.ownEnds().isEmpty();
    }

    private static boolean awaitEnd(PatientClient service, List<String> sweeps)
            throws InterruptedException {
        long deadline = System.nanoTime() + END_PATIENCE.toNanos();
        for (String id : sweeps) {
            Json sweep = service.get("sweeps/" + id);
            while (sweep.at("finishedAt").isNull()) {
                if (System.nanoTime() > deadline) {
                    System.out.println("sweep %s did not end".formatted(id));
                    return false;
                }
                Thread.sleep(POLL);
                sweep = service.get("sweeps/" + id);
            }
        }
        return true;
    }
}

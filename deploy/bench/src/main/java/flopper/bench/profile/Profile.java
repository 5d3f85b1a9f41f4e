package flopper.bench.profile;

import flopper.bench.process.Host;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Runs {@link ProfileBenchmark} with its allocations and prints the table of RESULTS.md. */
public final class Profile {
    private Profile() {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        Options options =
                new OptionsBuilder()
                        .include(ProfileBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build();
        var results = new Runner(options).run();
        System.out.println("static profiles from graph bytes, one core, on " + Host.description());
        System.out.println(
                "| graph | nodes | thread-CPU median | least – most of 10 | wall mean | ± 99.9 % |"
                        + " allocated | per node |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
        results.forEach(result -> System.out.println(row(result)));
    }

    private static String row(RunResult run) {
        List<Double> cpuUs =
                run.getBenchmarkResults().stream()
                        .flatMap(fork -> fork.getIterationResults().stream())
                        .map(iteration ->
                                total(iteration, "cpuNs") / total(iteration, "runs") / 1e3)
                        .sorted()
                        .toList();
        IterationResult last =
                run.getBenchmarkResults().iterator().next().getIterationResults().iterator().next();
        double nodes = total(last, "nodes") / total(last, "runs");
        double medianUs = cpuUs.get(cpuUs.size() / 2);
        Result<?> wallUs = run.getPrimaryResult();
        double bytes =
                Objects.requireNonNull(run.getSecondaryResults().get("gc.alloc.rate.norm"))
                        .getScore();
        return "| %s | %,.0f | %,.0f µs | %,.0f – %,.0f | %,.0f µs | %,.0f | %,.2f MB | %,.2f µs |"
                .formatted(
                        run.getParams().getParam("graph"),
                        nodes,
                        medianUs,
                        cpuUs.getFirst(),
                        cpuUs.getLast(),
                        wallUs.getScore(),
                        wallUs.getScoreError(),
                        bytes / 1e6,
                        medianUs / nodes);
    }

    private static double total(IterationResult iteration, String counter) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(counter)).getScore();
    }
}

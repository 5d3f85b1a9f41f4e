package flopper.timing.measure;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.timing.statistics.Statistics;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

final class VerdictTest {
    private static final TimingPlan PLAN = TimingPlan.defaults();
    private static final Interference QUIET =
            new Interference(0, OptionalDouble.of(0), OptionalDouble.of(0.01));

    /** 45 samples of 10 ms or thereabouts. */
    private static ProcessRun run(long medianNs, long spreadNs, StopReason reason) {
        long[] ns =
                LongStream.range(0, 45).map(i -> medianNs + (i % 9 - 4) * spreadNs / 4).toArray();
        return run(ns, reason, QUIET);
    }

    private static ProcessRun run(long[] ns, StopReason reason, Interference interference) {
        return new ProcessRun(
                new Phases(1, 1, 1, OptionalLong.empty()),
                new SteadyState(5, Samples.of(ns), Samples.of(ns), reason),
                interference,
                Map.of());
    }

    private static Statistics wall(List<ProcessRun> runs) {
        return Statistics.of(
                runs.stream().map(run -> run.steadyState().wallNs().toArray()).toList());
    }

    private static Verdict verdict(ProcessRun... runs) {
        Statistics wall = wall(List.of(runs));
        return Verdict.of(PLAN, List.of(runs), wall, Optional.of(wall));
    }

    @Test
    void equalQuietProcessesConverge() {
        ProcessRun run = run(10_000_000, 10_000, StopReason.INTERVAL_NARROW);

        assertThat(verdict(run, run, run)).isEqualTo(new Verdict(true, false, List.of()));
    }

    @Test
    void aWideIntervalSaysWhichDemandIsUnmet() {
        ProcessRun run = run(10_000_000, 5_000_000, StopReason.TIME_UP);

        Verdict verdict = verdict(run, run, run);

        assertThat(verdict.converged()).isFalse();
        assertThat(verdict.notes())
                .containsExactly("the median's 95 % interval is ±12.5 %, wider than ±2.0 %");
    }

    @Test
    void processesThatEachSettleOnAnotherTimeDoNotConverge() {
        Verdict verdict =
                verdict(
                        run(10_000_000, 1_000, StopReason.INTERVAL_NARROW),
                        run(10_000_000, 1_000, StopReason.INTERVAL_NARROW),
                        run(12_000_000, 1_000, StopReason.INTERVAL_NARROW));

        assertThat(verdict.converged()).isFalse();
        assertThat(verdict.notes())
                .containsExactly("the medians of 3 processes differ by 10.8 % (CV)");
    }

    @Test
    void whateverTakesTheCoreIsNamedWithItsProcess() {
        ProcessRun quiet = run(10_000_000, 1_000, StopReason.INTERVAL_NARROW);
        ProcessRun robbed =
                run(
                        quiet.steadyState().wallNs().toArray(),
                        StopReason.INTERVAL_NARROW,
                        new Interference(45, OptionalDouble.of(0.05), OptionalDouble.of(0.1)));

        Verdict verdict = verdict(quiet, robbed);

        assertThat(verdict.disturbed()).isTrue();
        assertThat(verdict.converged()).isTrue();
        assertThat(verdict.notes())
                .containsExactly(
                        "process 2: the hypervisor took 5.0 % of the time",
                        "process 2: other threads took 10.0 % of the time",
                        "process 2 was taken off its core 100 times a second");
    }

    @Test
    void countersTheSystemLacksDisturbNothing() {
        ProcessRun unknown =
                run(
                        LongStream.generate(() -> 10_000_000).limit(40).toArray(),
                        StopReason.INTERVAL_NARROW,
                        new Interference(3, OptionalDouble.empty(), OptionalDouble.empty()));

        assertThat(verdict(unknown).disturbed()).isFalse();
    }

    @Test
    void oneThreadThatWaitsIsDisturbed() {
        List<ProcessRun> runs =
                Stream.generate(() -> run(10_000_000, 0, StopReason.INTERVAL_NARROW))
                        .limit(3)
                        .toList();
        Statistics cpu = wall(List.of(run(9_000_000, 0, StopReason.INTERVAL_NARROW)));

        Verdict verdict = Verdict.of(PLAN, runs, wall(runs), Optional.of(cpu));

        assertThat(verdict.disturbed()).isTrue();
        assertThat(verdict.notes())
                .containsExactly(
                        "half of the runs waited for their core, the median run by 11.1 %");
    }
}

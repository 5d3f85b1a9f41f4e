package flopper.timing.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class SteadyStateLoopTest {
    private final FakeClock clock = new FakeClock();
    private final List<String> story = new ArrayList<>();
    private final SteadyStateLoop.Observer observer =
            new SteadyStateLoop.Observer() {
                @Override
                public void steadyStateBegins() {
                    story.add("begins after " + clock.runs);
                }

                @Override
                public void steadyStateEnds() {
                    story.add("ends after " + clock.runs);
                }
            };

    /** Time passes only while work runs: 10 ms of wall time, 9 of them computing. */
    private static final class FakeClock implements SteadyStateLoop.Clock {
        private int runs;

        void work() {
            runs++;
        }

        @Override
        public long wallNs() {
            return runs * 10_000_000L;
        }

        @Override
        public long threadCpuNs() {
            return runs * 9_000_000L;
        }
    }

    @Test
    void warmsUpByCountAndTimeBeforeTheFirstSample() throws TimingFailure {
        TimingPlan plan = TimingPlan.defaults();

        SteadyState steady = new SteadyStateLoop(plan, clock).run(clock::work, observer);

        // 300 ms of 10 ms runs; then the least time of 500 ms is longer than 44 samples.
        assertThat(steady.warmUpRuns()).isEqualTo(30);
        assertThat(story).containsExactly("begins after 30", "ends after 80");
        assertThat(steady.wallNs().size()).isEqualTo(50);
        assertThat(steady.wallNs().toArray()).containsOnly(10_000_000L);
        assertThat(steady.cpuNs().toArray()).hasSize(50).containsOnly(9_000_000L);
        assertThat(steady.stopReason()).isEqualTo(StopReason.INTERVAL_NARROW);
    }

    @Test
    void warmUpOfVerySlowWorkIsCutAtTheSamplingLimit() throws TimingFailure {
        TimingPlan plan =
                Plans.of(1, 10, Duration.ZERO, Duration.ofMillis(5), Duration.ofSeconds(1));

        SteadyState steady = new SteadyStateLoop(plan, clock).run(clock::work, observer);

        assertThat(steady.warmUpRuns()).isEqualTo(1);
        assertThat(steady.wallNs().size()).isEqualTo(TimingPlan.SAMPLES_FLOOR);
        assertThat(steady.stopReason().converged()).isFalse();
    }

    @Test
    void aFailingRunEndsTheLoop() {
        SteadyStateLoop loop = new SteadyStateLoop(Plans.quick(), clock);

        assertThatThrownBy(() ->
                        loop.run(
                                () -> {
                                    throw new TimingFailure(FailureCode.MODEL_REJECTED, "no");
                                },
                                observer))
                .isInstanceOf(TimingFailure.class)
                .hasMessage("no");
    }
}

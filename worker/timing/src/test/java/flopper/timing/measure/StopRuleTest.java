package flopper.timing.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntToLongFunction;

final class StopRuleTest {
    private static final TimingPlan PLAN =
            Plans.of(3, 40, Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofSeconds(9));

    /** How many samples a run takes, and why it ends, when each sample lasts as given. */
    private record End(int samples, StopReason reason) {}

    private static End run(TimingPlan plan, long elapsedPerSampleNs, IntToLongFunction sampleNs) {
        StopRule rule = new StopRule(plan);
        long[] ns = new long[plan.samplesMax()];
        for (int taken = 1; taken <= ns.length; taken++) {
            ns[taken - 1] = sampleNs.applyAsLong(taken);
            Optional<StopReason> reason = rule.afterSample(ns, taken, taken * elapsedPerSampleNs);
            if (reason.isPresent()) {
                return new End(taken, reason.get());
            }
        }
        throw new AssertionError("never stopped");
    }

    @Test
    void quietSamplesStopAsSoonAsThereAreEnough() {
        assertThat(run(PLAN, 100_000, sample -> 1000 + sample % 3))
                .isEqualTo(new End(40, StopReason.INTERVAL_NARROW));
    }

    @Test
    void theLeastTimeIsKeptHoweverQuiet() {
        assertThat(run(PLAN, 10_000, sample -> 1000))
                .isEqualTo(new End(100, StopReason.INTERVAL_NARROW));
    }

    @Test
    void evenlySpreadNoiseStopsOnceItsEstimateIsStable() {
        // Equally far apart, so the interval narrows only as 1/√n: ±2 % would take far longer.
        End end = run(PLAN, 1_000, sample -> 1000 + (sample * 7919L % 1000) * 2);

        assertThat(end.reason()).isEqualTo(StopReason.NOISE_STABLE);
        assertThat(end.samples()).isGreaterThan(40).isLessThan(2000);
    }

    @Test
    void timeEndsWhatNeverSettles() {
        assertThat(run(PLAN, 50_000_000, sample -> 1000L * sample * sample))
                .isEqualTo(new End(20, StopReason.TIME_UP));
    }

    @Test
    void aFloorOfSamplesIsTakenWhateverTheTime() {
        assertThat(run(PLAN, 5_000_000_000L, sample -> sample))
                .isEqualTo(new End(TimingPlan.SAMPLES_FLOOR, StopReason.TIME_UP));
    }

    @Test
    void samplesThatDriftForEverEndWithTheCount() {
        assertThat(run(PLAN, 1_000, sample -> 1L << (sample / 40)))
                .isEqualTo(new End(2000, StopReason.SAMPLES_FULL));
    }
}

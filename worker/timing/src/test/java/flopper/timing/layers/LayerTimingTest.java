package flopper.timing.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import flopper.timing.backend.Profile;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

final class LayerTimingTest {
    private static final List<String> OPERATORS = List.of("Conv", "Relu", "Gemm");

    /** Two nodes of 600 and 200 ns and a reorder of 100: 900 of the 1000 ns that a run takes. */
    private static final ProfiledRuns RUNS =
            new ProfiledRuns(
                    new Profile(
                            40,
                            List.of(
                                    new Profile.Node("Conv", List.of(0, 1), 600),
                                    new Profile.Node("ReorderOutput", List.of(), 100),
                                    new Profile.Node("Gemm", List.of(2), 200)),
                            300),
                    1000);

    private static LayerTiming timing(ProfiledRuns runs, long endToEndNs) {
        return LayerTiming.of(runs, endToEndNs, OPERATORS::get);
    }

    @Test
    void partsAreScaledToTheEndToEndTime() {
        assertThat(timing(RUNS, 2000).parts())
                .containsExactly(
                        new LayerTime(List.of(0, 1), "Conv+Relu", 1200),
                        new LayerTime(List.of(), "ReorderOutput", 200),
                        new LayerTime(List.of(2), "Gemm", 400),
                        new LayerTime(List.of(), "runtime", 200));
    }

    @Test
    void whatTheProfilerCostsIsShownAndNotScaledIn() {
        assertThat(timing(RUNS, 2000).overhead()).isCloseTo(0.2, within(1e-9));
        assertThat(timing(RUNS, 2000).attributedFraction()).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void everyNanosecondIsAssignedOnceWhateverTheRounding() {
        List<Profile.Node> nodes =
                IntStream.range(0, 997)
                        .mapToObj(i -> new Profile.Node("Conv", List.of(), 1.0 / (i + 1)))
                        .toList();
        ProfiledRuns runs = new ProfiledRuns(new Profile(1, nodes, 0), 9);

        for (long endToEndNs : new long[] {0, 1, 7, 996, 1_000_003, 123_456_789_012L}) {
            LayerTiming timing = timing(runs, endToEndNs);

            assertThat(timing.parts()).hasSize(998).allMatch(part -> part.timeNs() >= 0);
            assertThat(timing.parts().stream().mapToLong(LayerTime::timeNs).sum())
                    .isEqualTo(endToEndNs);
        }
    }

    @Test
    void nodesThatTakeLongerThanThePlainRunLeaveNothingBetweenThem() {
        LayerTiming timing = timing(new ProfiledRuns(RUNS.profile(), 800), 900);

        assertThat(timing.parts().getLast())
                .isEqualTo(new LayerTime(List.of(), LayerTiming.BETWEEN_NODES, 0));
    }

    @Test
    void profiledRunsComeBackAsTheyWereWritten() throws IOException {
        assertThat(ProfiledRuns.ofBytes(RUNS.toBytes())).isEqualTo(RUNS);
    }
}

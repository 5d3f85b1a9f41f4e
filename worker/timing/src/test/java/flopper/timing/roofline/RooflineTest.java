package flopper.timing.roofline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Model;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.Shape;
import flopper.timing.backend.Profile;
import flopper.timing.backend.TestModels;
import flopper.timing.layers.LayerTiming;
import flopper.timing.layers.ProfiledRuns;
import flopper.timing.peak.Ceiling;
import flopper.timing.peak.Peaks;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

final class RooflineTest {
    /** 100 GFLOP/s and 10 GB/s: level from 10 operations a byte on. */
    private static final Peaks PEAKS =
            new Peaks(1, new Ceiling(100e9, 0), new Ceiling(10e9, 0), List.of());

    /** Conv, Relu, GlobalAveragePool, Flatten, Gemm. */
    private static final Model MODEL = OnnxReader.read(TestModels.convolution(64, 64));

    private static final ModelReport REPORT =
            ModelAnalyzer.analyze(
                    MODEL, InputBinding.ofShapes(Map.of("input", Shape.of(1, 3, 64, 64))));

    private static Profile.Node node(double timeNs, Integer... layers) {
        return new Profile.Node("node", List.of(layers), timeNs);
    }

    private static List<Placement> place(Profile.Node... nodes) {
        return new Roofline(Optional.of(PEAKS)).place(MODEL.graph(), REPORT, timing(nodes));
    }

    private static LayerTiming timing(Profile.Node... nodes) {
        Profile profile = new Profile(1, List.of(nodes), 0);
        return LayerTiming.of(
                new ProfiledRuns(profile, profile.nodesNs()),
                Math.round(profile.nodesNs()),
                layer -> MODEL.graph().nodes().get(layer).opType());
    }

    @Test
    void layersComputedTogetherDoNotMoveWhatPassesBetweenThem() {
        Placement fused = place(node(1_000_000, 0, 1)).getFirst();

        // Input 3·64·64, weights 64·3·3·3, bias 64, output 64·62·62, of four bytes each.
        assertThat(fused.bytes()).isEqualTo(4L * (3 * 64 * 64 + 64 * 27 + 64 + 64 * 62 * 62));
        assertThat(fused.macs()).isEqualTo(64L * 62 * 62 * 27);
    }

    @Test
    void layersComputedApartMoveEverything() {
        List<Placement> apart = place(node(1_000_000, 0), node(1_000_000, 1));
        long fusedBytes = place(node(1_000_000, 0, 1)).getFirst().bytes();

        assertThat(apart.get(0).bytes() + apart.get(1).bytes())
                .isEqualTo(fusedBytes + 2 * 4L * 64 * 62 * 62);
    }

    @Test
    void ratesAreCountsOverTime() {
        Placement convolution = place(node(1_000_000, 0)).getFirst();

        assertThat(convolution.achievedFlopsPerSecond().orElseThrow())
                .isCloseTo(convolution.flops() * 1e3, within(1.0));
        assertThat(convolution.peakFraction().orElseThrow())
                .isCloseTo(convolution.flops() * 1e3 / 100e9, within(1e-9));
        assertThat(convolution.intensity().orElseThrow())
                .isCloseTo((double) convolution.flops() / convolution.bytes(), within(1e-9));
    }

    @Test
    void theNearerCeilingIsTheBound() {
        List<Placement> placed = place(node(200_000, 0), node(300_000, 1), node(1e9, 4));

        // 6.6 M multiply-adds want 133 µs and 1.0 MB 104 µs.
        assertThat(placed.get(0).bound()).contains(Bound.COMPUTE);
        // 2.0 MB want 197 µs.
        assertThat(placed.get(1).bound()).contains(Bound.MEMORY);
        assertThat(placed.get(1).headroom().orElseThrow()).isCloseTo(0.344, within(0.001));
        // A second for some hundred multiply-adds.
        assertThat(placed.get(2).bound()).contains(Bound.OVERHEAD);
    }

    @Test
    void aPartWithoutLayersHasNoRate() {
        Placement layout = place(node(1_000_000)).getFirst();

        assertThat(layout.bound()).contains(Bound.OVERHEAD);
        assertThat(layout.achievedFlopsPerSecond()).isEmpty();
        assertThat(layout.headroom()).isEmpty();
        assertThat(layout.complete()).isTrue();
    }

    @Test
    void withoutCeilingsThereAreCountsAndRatesAlone() {
        Placement placed =
                new Roofline(Optional.empty())
                        .place(MODEL.graph(), REPORT, timing(node(1_000_000, 0)))
                        .getFirst();

        assertThat(placed.macs()).isEqualTo(64L * 62 * 62 * 27);
        assertThat(placed.achievedFlopsPerSecond()).isPresent();
        assertThat(placed.peakFraction()).isEmpty();
        assertThat(placed.bound()).isEmpty();
        assertThat(placed.headroom()).isEmpty();
    }

    @Test
    void allLayersTogetherCostWhatTheModelCosts() {
        List<Placement> placed = place(node(5, 0, 1), node(5, 2), node(5, 3, 4));

        assertThat(placed.stream().mapToLong(Placement::flops).sum()).isEqualTo(REPORT.flops());
        assertThat(placed.stream().mapToLong(Placement::macs).sum()).isEqualTo(REPORT.macs());
    }

    @Test
    void aLayerWhoseCostIsUnknownMakesItsPartALowerBound() {
        Model odd = OnnxReader.read(TestModels.single("NoSuchOperator"));
        ModelReport report = ModelAnalyzer.analyze(odd, InputBinding.NONE);
        LayerTiming timing =
                LayerTiming.of(
                        new ProfiledRuns(new Profile(1, List.of(node(10, 0)), 0), 10),
                        10,
                        _ -> "NoSuchOperator");

        assertThat(
                        new Roofline(Optional.of(PEAKS))
                                .place(odd.graph(), report, timing)
                                .getFirst()
                                .complete())
                .isFalse();
    }
}

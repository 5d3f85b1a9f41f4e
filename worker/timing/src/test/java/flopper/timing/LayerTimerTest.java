package flopper.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import flopper.analysis.graph.Node;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.tensor.Shape;
import flopper.timing.backend.Backend;
import flopper.timing.backend.MisbehavingBackend;
import flopper.timing.backend.Precision;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.device.LocalDevice;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.layers.LayerTime;
import flopper.timing.layers.LayerTiming;
import flopper.timing.measure.Plans;
import flopper.timing.statistics.Statistics;
import flopper.zoo.Catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class LayerTimerTest {
    private static final Device DEVICE = LocalDevice.probe();
    private static final Backend ONNX_RUNTIME = Backends.named("onnxruntime").orElseThrow();

    @TempDir private Path locks;

    /** What an end-to-end measurement said, as far as the division needs it. */
    private static Timing endToEnd(long medianNs) {
        return new Timing(
                Instant.EPOCH,
                "onnxruntime",
                "",
                1,
                "synthetic",
                Precision.FP32,
                1,
                List.of(),
                Statistics.of(List.of(new long[] {medianNs})),
                Optional.empty(),
                true,
                false,
                List.of(),
                Map.of());
    }

    private static Workload backbone(String name) {
        return new Workload(
                OnnxWriter.write(Catalogue.find(name).orElseThrow().model()),
                Map.of("input", Shape.of(1, 3, 224, 224)),
                Precision.FP32,
                1);
    }

    /** Fused residual sums, inlined activations, layout changes, biased products and views. */
    @ParameterizedTest
    @ValueSource(
            strings = {"resnet18", "mobilenet_v3_small", "densenet121", "deit_tiny_patch16_224"})
    void everyLayerHasItsTimeInOnePartAndThePartsAreTheWhole(String name)
            throws TimingFailure, InterruptedException {
        Workload workload = backbone(name);
        List<Node> layers = OnnxReader.read(workload.graph()).graph().nodes();

        LayerTiming timing =
                new LayerTimer(DEVICE, locks)
                        .time(
                                ONNX_RUNTIME,
                                workload,
                                endToEnd(10_000_001),
                                Plans.quick(),
                                () -> false);

        assertThat(timing.parts().stream().mapToLong(LayerTime::timeNs).sum())
                .isEqualTo(10_000_001);
        assertThat(timing.parts().stream().flatMap(part -> part.layers().stream()))
                .doesNotHaveDuplicates()
                .containsAll(
                        layers.stream()
                                .filter(layer -> !layer.opType().equals("Constant"))
                                .map(Node::index)
                                .toList());
        assertThat(timing.attributedFraction()).isGreaterThan(0.7);
    }

    @Test
    void aBackendWithoutAProfilerIsRefused() {
        TimingFailure failure =
                catchThrowableOfType(
                        TimingFailure.class,
                        () ->
                                new LayerTimer(DEVICE, locks)
                                        .time(
                                                new MisbehavingBackend.Hanging(),
                                                backbone("squeezenet1_1"),
                                                endToEnd(1),
                                                Plans.quick(),
                                                () -> false));

        assertThat(failure.code()).isEqualTo(FailureCode.UNSUPPORTED);
    }
}

package flopper.timing.backend.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.tensor.Shape;
import flopper.timing.LayerTimer;
import flopper.timing.Timing;
import flopper.timing.WorkloadTimer;
import flopper.timing.backend.Precision;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.device.LocalDevice;
import flopper.timing.layers.LayerTime;
import flopper.timing.layers.LayerTiming;
import flopper.timing.measure.Plans;
import flopper.zoo.Catalogue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.Map;

/** A replay in a measuring process, as a worker starts it. */
final class OneDnnProcessTest {
    private static final Device DEVICE = LocalDevice.probe();

    @TempDir private Path locks;

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"FP32", "BF16", "INT8"})
    void aBackboneIsTimedWithItsLayers(Precision precision) throws Exception {
        OneDnnBackend backend = new OneDnnBackend();
        if (!backend.precisions().contains(precision)) {
            return;
        }
        Workload workload =
                new Workload(
                        OnnxWriter.write(Catalogue.find("resnet18").orElseThrow().model()),
                        Map.of("input", Shape.of(1, 3, 224, 224)),
                        precision,
                        1);

        Timing timing =
                new WorkloadTimer(DEVICE, locks)
                        .time(backend, workload, Plans.quick(), () -> false);
        LayerTiming layers =
                new LayerTimer(DEVICE, locks)
                        .time(backend, workload, timing, Plans.quick(), () -> false);

        assertThat(timing.wall().medianNs()).isPositive();
        assertThat(layers.parts().stream().mapToLong(LayerTime::timeNs).sum())
                .isEqualTo(timing.wall().medianNs());
        assertThat(layers.parts().stream().flatMap(part -> part.layers().stream()))
                .doesNotHaveDuplicates()
                .hasSize(Catalogue.find("resnet18").orElseThrow().model().graph().nodes().size());
    }
}

package flopper.timing;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Model;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.tensor.Shape;
import flopper.timing.backend.Precision;
import flopper.timing.backend.TestModels;
import flopper.timing.device.LocalDevice;
import flopper.timing.kernel.Kernel;
import flopper.timing.kernel.KernelTiming;
import flopper.timing.kernel.KernelUse;
import flopper.timing.kernel.Kernels;
import flopper.timing.layers.LayerTime;
import flopper.timing.measure.Plans;
import flopper.timing.measure.TimingPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

final class KernelTimerTest {
    /** One process, and time for two kernels on a busy host. */
    private static final TimingPlan PLAN =
            Plans.of(1, 10, Duration.ofMillis(1), Duration.ofSeconds(10), Duration.ofMinutes(1));

    @TempDir private Path locks;

    private static List<Kernel> kernels() throws Exception {
        Model model = OnnxReader.read(TestModels.convolution(32, 16));
        return new Kernels(
                        model,
                        ModelAnalyzer.analyze(
                                model,
                                InputBinding.ofShapes(Map.of("input", Shape.of(1, 3, 32, 32)))))
                        .of(
                                List.of(
                                        new LayerTime(List.of(0, 1), "", 1),
                                        new LayerTime(List.of(4), "", 1)))
                        .stream()
                        .map(KernelUse::kernel)
                        .toList();
    }

    private KernelTimer.Outcome time(List<Kernel> kernels) throws Exception {
        return new KernelTimer(LocalDevice.probe(), locks)
                .time(
                        Backends.named("onnxruntime").orElseThrow(),
                        kernels,
                        Precision.FP32,
                        1,
                        PLAN,
                        () -> false);
    }

    @Test
    void eachKernelHasItsTimeWarmAndCold() throws Exception {
        KernelTimer.Outcome outcome = time(kernels());

        assertThat(outcome.notes()).isEmpty();
        assertThat(outcome.timed())
                .extracting(timing -> timing.kernel().operator())
                .containsExactly("Conv", "Gemm");
        assertThat(outcome.timed())
                .allSatisfy(timing -> {
                    assertThat(timing.warm().statistics().samples()).isGreaterThanOrEqualTo(11);
                    assertThat(timing.cold().statistics().samples()).isEqualTo(12);
                    assertThat(timing.warm().statistics().medianInterval()).isPresent();
                });
        KernelTiming convolution = outcome.timed().getFirst();
        assertThat(convolution.warm().typicalNs()).isPositive();
    }

    @Test
    void aKernelThatTheBackendRefusesIsNamedAndTheOthersAreTimed() throws Exception {
        Kernel unknown =
                new Kernel(
                        "NoSuchOperator()",
                        "NoSuchOperator",
                        TestModels.single("NoSuchOperator"),
                        0,
                        0,
                        0);

        KernelTimer.Outcome outcome = time(List.of(unknown, kernels().getFirst()));

        assertThat(outcome.timed())
                .extracting(timing -> timing.kernel().operator())
                .containsExactly("Conv");
        assertThat(outcome.notes()).first().asString().contains("NoSuchOperator");
    }
}

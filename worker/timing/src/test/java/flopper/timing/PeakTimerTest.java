package flopper.timing;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.timing.backend.Backend;
import flopper.timing.backend.Precision;
import flopper.timing.device.LocalDevice;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.Plans;
import flopper.timing.peak.Peaks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

final class PeakTimerTest {
    @TempDir private Path locks;

    @Test
    void theCeilingsAreOfThisDevice() throws TimingFailure, InterruptedException {
        Peaks peaks =
                new PeakTimer(LocalDevice.probe(), locks)
                        .measure(
                                Backends.named("onnxruntime").orElseThrow(),
                                Precision.FP32,
                                1,
                                Plans.quick(),
                                () -> false);

        // No core of any kind lies outside of these; units are what such a mistake would hit.
        assertThat(peaks.flops().perSecond()).isBetween(1e8, 1e13);
        assertThat(peaks.bytes().perSecond()).isBetween(1e7, 1e13);
    }

    /** Eight bits beat thirty-two by far where there are instructions for them. */
    @Test
    void everyPrecisionHasACeilingOfItsOwn() throws TimingFailure, InterruptedException {
        Backend backend = Backends.named("onednn").orElseThrow();
        if (!backend.precisions().contains(Precision.INT8)) {
            return;
        }
        PeakTimer timer = new PeakTimer(LocalDevice.probe(), locks);

        double single =
                timer.measure(backend, Precision.FP32, 1, Plans.quick(), () -> false)
                        .flops()
                        .perSecond();
        double bytes =
                timer.measure(backend, Precision.INT8, 1, Plans.quick(), () -> false)
                        .flops()
                        .perSecond();

        assertThat(bytes).isGreaterThan(1.2 * single);
    }
}

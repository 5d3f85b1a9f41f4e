package flopper.timing.latency;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.timing.backend.BackendClass;
import flopper.timing.measure.Interference;
import flopper.timing.measure.Phases;
import flopper.timing.measure.Plans;
import flopper.timing.measure.ProcessRun;
import flopper.timing.measure.Samples;
import flopper.timing.measure.SteadyState;
import flopper.timing.measure.StopReason;
import flopper.timing.measure.TimingPlan;
import flopper.timing.request.WorkloadRequest;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

final class RunFormatTest {
    @Test
    void aRunComesBackAsItWasWritten() throws IOException {
        for (OptionalLong warmLoadNs : List.of(OptionalLong.empty(), OptionalLong.of(4))) {
            ProcessRun run =
                    new ProcessRun(
                            new Phases(1, 2, 3, warmLoadNs),
                            new SteadyState(
                                    7,
                                    Samples.of(10, 11),
                                    Samples.of(8, 9),
                                    StopReason.NOISE_STABLE),
                            new Interference(5, OptionalDouble.empty(), OptionalDouble.of(0.25)),
                            Map.of("cpus", "1", "nice", "0"));

            assertThat(RunFormat.ofBytes(RunFormat.toBytes(run))).isEqualTo(run);
        }
    }

    @Test
    void aRequestComesBackAsItWasWritten() throws IOException {
        for (TimingPlan plan :
                List.of(TimingPlan.defaults(), Plans.within(Plans.quick(), 1L << 30))) {
            WorkloadRequest request =
                    new WorkloadRequest(
                            new BackendClass("a.Backend"),
                            new byte[] {1, 2, 3},
                            List.of(1, 0),
                            plan,
                            1L << 33);

            WorkloadRequest back = WorkloadRequest.ofBytes(request.toBytes());

            assertThat(back).usingRecursiveComparison().isEqualTo(request);
        }
    }
}

package flopper.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.tensor.Shape;
import flopper.timing.backend.Backend;
import flopper.timing.backend.MisbehavingBackend;
import flopper.timing.backend.OpenWorkload;
import flopper.timing.backend.Precision;
import flopper.timing.backend.PreparedWorkload;
import flopper.timing.backend.TestModels;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.device.DeviceLock;
import flopper.timing.device.LocalDevice;
import flopper.timing.failure.Blame;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.Plans;
import flopper.timing.measure.ProcessRun;
import flopper.timing.measure.TimingPlan;
import flopper.timing.statistics.Percentile;
import flopper.timing.statistics.Quantile;
import flopper.zoo.Catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class WorkloadTimerTest {
    private static final Device DEVICE = LocalDevice.probe();
    private static final Backend ONNX_RUNTIME = Backends.named("onnxruntime").orElseThrow();
    private static final Workload CONVOLUTION =
            new Workload(
                    TestModels.convolution(32, 32),
                    Map.of("input", Shape.of(1, 3, 32, 32)),
                    Precision.FP32,
                    1);

    /** Three processes of at least ten samples. */
    private static final TimingPlan THREE_PROCESSES =
            Plans.of(3, 10, Duration.ofMillis(20), Duration.ofMillis(300), Duration.ofMinutes(2));

    @TempDir private Path locks;

    private Timing time(Backend backend, Workload workload, TimingPlan plan)
            throws TimingFailure, InterruptedException {
        return new WorkloadTimer(DEVICE, locks).time(backend, workload, plan, () -> false);
    }

    private TimingFailure failure(Backend backend, TimingPlan plan) {
        return catchThrowableOfType(TimingFailure.class, () -> time(backend, CONVOLUTION, plan));
    }

    @Test
    void aResultIsTheDistributionOverThreeFreshProcesses()
            throws TimingFailure, InterruptedException {
        Timing timing = time(ONNX_RUNTIME, CONVOLUTION, THREE_PROCESSES);

        assertThat(timing.runs()).hasSize(3);
        assertThat(timing.runs().stream().mapToInt(run -> run.steadyState().wallNs().size()).sum())
                .isEqualTo(timing.wall().samples());
        assertThat(timing.wall().between().orElseThrow().processes()).isEqualTo(3);
        assertThat(timing.wall().percentile(Percentile.P50)).isInstanceOf(Quantile.Present.class);
        assertThat(timing.cpu().orElseThrow().samples()).isEqualTo(timing.wall().samples());
        assertThat(timing.backend()).isEqualTo("onnxruntime");
        assertThat(timing.weights()).isEqualTo("synthetic");
        assertThat(timing.environment())
                .containsEntry("cpus", DEVICE.topology().onePerCore(1).getFirst().toString())
                .containsEntry("optimizationLevel", "ALL_OPT")
                .containsKeys("before.governor", "after.governor", "before.loadAverage1Min");
    }

    @Test
    void everyPhaseIsANumberOfItsOwn() throws TimingFailure, InterruptedException {
        ProcessRun run = time(ONNX_RUNTIME, CONVOLUTION, Plans.quick()).runs().getFirst();

        assertThat(run.phases().runtimeStartNs()).isPositive();
        assertThat(run.phases().coldLoadNs()).isPositive();
        assertThat(run.phases().firstInferenceNs()).isPositive();
        assertThat(run.phases().warmLoadNs()).isPresent();
        assertThat(run.steadyState().wallNs().toArray()).doesNotContain(0);
    }

    @Test
    void aPercentileBelowItsFloorIsAbsentWithTheReason()
            throws TimingFailure, InterruptedException {
        TimingPlan fewSamples =
                Plans.of(1, 4, Duration.ZERO, Duration.ofMillis(1), Duration.ofMinutes(2));
        Workload slow = new Workload(TestModels.products(768, 4), Map.of(), Precision.FP32, 1);

        Timing timing = time(ONNX_RUNTIME, slow, fewSamples);

        assertThat(timing.wall().percentile(Percentile.P50))
                .isEqualTo(new Quantile.Missing("needs 11 samples"));
        assertThat(timing.converged()).isFalse();
        assertThat(timing.notes()).contains("the median is not published: it needs 11 samples");
    }

    @Test
    void severalThreadsHaveNoProcessorTimeOfTheirOwn() throws TimingFailure, InterruptedException {
        int threads = Math.min(2, DEVICE.topology().coreCount());
        Workload workload =
                new Workload(TestModels.products(256, 4), Map.of(), Precision.FP32, threads);

        Timing timing = time(ONNX_RUNTIME, workload, Plans.quick());

        assertThat(timing.threads()).isEqualTo(threads);
        assertThat(timing.cpu().isPresent()).isEqualTo(threads == 1);
    }

    @Test
    void aBackboneOfTheCatalogueIsMeasured() throws TimingFailure, InterruptedException {
        byte[] graph = OnnxWriter.write(Catalogue.find("squeezenet1_1").orElseThrow().model());
        Workload workload =
                new Workload(graph, Map.of("input", Shape.of(1, 3, 224, 224)), Precision.FP32, 1);

        Timing timing = time(ONNX_RUNTIME, workload, Plans.quick());

        // 0.35 G multiply-accumulates cannot take less than a millisecond on one core.
        assertThat(timing.wall().minNs()).isGreaterThan(1_000_000);
    }

    @Test
    void aCrashIsTheDevicesAndTheWorkerLives() {
        TimingFailure failure = failure(new MisbehavingBackend.Aborting(), Plans.quick());

        assertThat(failure.code()).isEqualTo(FailureCode.BACKEND_CRASHED);
        assertThat(failure.blame()).isEqualTo(Blame.DEVICE);
        assertThat(failure.lastWords()).contains("assertion failed: x > 0");
    }

    @Test
    void aRunThatNeverEndsIsEndedAtThePlansLimit() {
        TimingPlan impatient =
                Plans.of(1, 10, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(4));

        assertThat(failure(new MisbehavingBackend.Hanging(), impatient).code())
                .isEqualTo(FailureCode.TIMED_OUT);
    }

    @Test
    void memoryThatRunsOutInTheProcessIsToldAsSuch() {
        assertThat(failure(new MisbehavingBackend.Greedy(), Plans.quick()).code())
                .isEqualTo(FailureCode.OUT_OF_MEMORY);
    }

    /** ONNX Runtime, which says that it needs nothing. */
    public static final class Modest implements Backend {
        @Override
        public String name() {
            return ONNX_RUNTIME.name();
        }

        @Override
        public String version() {
            return ONNX_RUNTIME.version();
        }

        @Override
        public Set<Precision> precisions() {
            return ONNX_RUNTIME.precisions();
        }

        @Override
        public PreparedWorkload prepare(Workload workload) throws TimingFailure {
            PreparedWorkload prepared = ONNX_RUNTIME.prepare(workload);
            return new PreparedWorkload(prepared.payload(), 0, prepared.weights());
        }

        @Override
        public OpenWorkload open(byte[] payload, List<Integer> cpus) throws TimingFailure {
            return ONNX_RUNTIME.open(payload, cpus);
        }
    }

    @Test
    void theRuntimesOwnWantOfMemoryIsToldAsSuch() {
        Workload large = new Workload(TestModels.products(4096, 1), Map.of(), Precision.FP32, 1);

        // Enough for the process and the weights of 64 MB, but not for a copy of them.
        TimingPlan tight = Plans.within(Plans.quick(), 160L << 20);
        TimingFailure failure =
                catchThrowableOfType(TimingFailure.class, () -> time(new Modest(), large, tight));

        assertThat(failure.code()).isEqualTo(FailureCode.OUT_OF_MEMORY);
    }

    @Test
    void whatCannotFitIsRefusedBeforeItStarts() {
        TimingFailure failure = failure(new MisbehavingBackend.Demanding(), Plans.quick());

        assertThat(failure.code()).isEqualTo(FailureCode.OUT_OF_MEMORY);
        assertThat(failure).hasMessageStartingWith("the workload needs 1073741824 MB at least");
    }

    @Test
    void aCancelledMeasurementFreesTheDevice() throws IOException, InterruptedException {
        long startNs = System.nanoTime();
        TimingFailure failure =
                catchThrowableOfType(
                        TimingFailure.class,
                        () ->
                                new WorkloadTimer(DEVICE, locks)
                                        .time(
                                                new MisbehavingBackend.Hanging(),
                                                CONVOLUTION,
                                                Plans.quick(),
                                                () -> System.nanoTime() - startNs > 500_000_000));

        assertThat(failure.code()).isEqualTo(FailureCode.CANCELLED);
        try (DeviceLock free = DeviceLock.acquire(locks, DEVICE.key(), () -> false).orElseThrow()) {
            assertThat(free).isNotNull();
        }
    }

    @Test
    void aBusyDeviceIsWaitedForUntilCancelled() throws IOException, InterruptedException {
        try (DeviceLock _ = DeviceLock.acquire(locks, DEVICE.key(), () -> false).orElseThrow()) {
            TimingFailure failure =
                    catchThrowableOfType(
                            TimingFailure.class,
                            () ->
                                    new WorkloadTimer(DEVICE, locks)
                                            .time(
                                                    ONNX_RUNTIME,
                                                    CONVOLUTION,
                                                    Plans.quick(),
                                                    () -> true));

            assertThat(failure.code()).isEqualTo(FailureCode.CANCELLED);
        }
    }

    @Test
    void aPrecisionTheBackendLacksIsRefusedByName() {
        Workload integers =
                new Workload(CONVOLUTION.graph(), CONVOLUTION.shapes(), Precision.INT8, 1);

        assertThat(
                        catchThrowableOfType(
                                TimingFailure.class,
                                () -> time(ONNX_RUNTIME, integers, Plans.quick())))
                .hasMessage("onnxruntime does not compute in int8");
    }

    @Test
    void moreThreadsThanCoresAreRefused() {
        Workload wide =
                new Workload(CONVOLUTION.graph(), CONVOLUTION.shapes(), Precision.FP32, 100_000);

        assertThat(
                        catchThrowableOfType(
                                        TimingFailure.class,
                                        () -> time(ONNX_RUNTIME, wide, Plans.quick()))
                                .code())
                .isEqualTo(FailureCode.UNSUPPORTED);
    }
}

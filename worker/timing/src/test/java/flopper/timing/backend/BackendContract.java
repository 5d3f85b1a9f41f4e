package flopper.timing.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import flopper.analysis.tensor.Shape;
import flopper.timing.Backends;
import flopper.timing.device.LocalDevice;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.Samples;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What every backend promises. One subclass for each. */
public abstract class BackendContract {
    private static final Map<String, Shape> SHAPES = Map.of("input", Shape.of(2, 3, 16, 16));

    protected abstract Backend backend();

    private static List<Integer> cpus(int threads) {
        return LocalDevice.probe().topology().onePerCore(threads);
    }

    private static Workload workload(byte[] graph, Map<String, Shape> shapes) {
        return new Workload(graph, shapes, Precision.FP32, 1);
    }

    private static Workload convolution() {
        return workload(TestModels.convolution(16, 32), SHAPES);
    }

    private TimingFailure refusal(Workload workload) {
        return catchThrowableOfType(TimingFailure.class, () -> backend().prepare(workload));
    }

    @Test
    void isListedUnderItsName() {
        assertThat(Backends.named(backend().name()).orElseThrow()).hasSameClassAs(backend());
    }

    @Test
    void canBeMadeAnewByItsClass() throws TimingFailure {
        assertThat(BackendClass.of(backend()).newInstance()).hasSameClassAs(backend());
    }

    @Test
    void runsAWorkloadAsOftenAsAsked() throws TimingFailure {
        PreparedWorkload prepared = backend().prepare(convolution());

        try (OpenWorkload open = backend().open(prepared.payload(), cpus(1));
                LoadedWorkload loaded = open.load()) {
            for (int run = 0; run < 10; run++) {
                loaded.run();
            }
            assertThat(open.runtimeStartNs()).isNotNegative();
            assertThat(open.settings()).isNotEmpty();
        }
    }

    @Test
    void loadsAWorkloadAgain() throws TimingFailure {
        PreparedWorkload prepared = backend().prepare(convolution());

        try (OpenWorkload open = backend().open(prepared.payload(), cpus(1))) {
            for (int load = 0; load < 2; load++) {
                try (LoadedWorkload loaded = open.load()) {
                    loaded.run();
                }
            }
        }
    }

    @Test
    void tellsTheTimeOfItsKernelsRunByRun() throws TimingFailure {
        PreparedWorkload prepared = backend().prepare(convolution());

        try (OpenWorkload open = backend().open(prepared.payload(), cpus(1));
                ProfiledWorkload loaded = open.loadProfiled()) {
            for (int run = 0; run < 10; run++) {
                loaded.run();
            }
            Samples kernels = loaded.kernels(8);

            assertThat(kernels.size()).isEqualTo(8);
            assertThat(LongStream.of(kernels.toArray()).min())
                    .satisfies(least -> assertThat(least.orElseThrow()).isPositive());
        }
    }

    @Test
    void tellsWhichLayersEachNodeComputes() throws TimingFailure {
        PreparedWorkload prepared = backend().prepare(convolution());

        try (OpenWorkload open = backend().open(prepared.payload(), cpus(1));
                ProfiledWorkload loaded = open.loadProfiled()) {
            for (int run = 0; run < 10; run++) {
                loaded.run();
            }
            Profile profile = loaded.profile(8);

            assertThat(profile.runs()).isEqualTo(8);
            assertThat(profile.nodes().stream().flatMap(node -> node.layers().stream()))
                    .doesNotHaveDuplicates()
                    .contains(0, 1, 2, 4);
        }
    }

    @Test
    void preparesTheSameWorkloadTheSameWay() throws TimingFailure {
        assertThat(backend().prepare(convolution()).payload())
                .isEqualTo(backend().prepare(convolution()).payload());
    }

    @Test
    void saysThatItMadeUpTheWeights() throws TimingFailure {
        assertThat(backend().prepare(convolution()).weights()).isEqualTo("synthetic");
    }

    @Test
    void asksForMemoryOfTheOrderOfTheWeights() throws TimingFailure {
        long small = backend().prepare(convolution()).memoryBytes();
        long large =
                backend().prepare(workload(TestModels.products(4096, 1), Map.of())).memoryBytes();

        assertThat(large - small).isGreaterThan(4096L * 4096 * Float.BYTES);
    }

    @Test
    void refusesWhatIsNoGraph() {
        byte[] noise = "no graph at all".getBytes(StandardCharsets.UTF_8);

        assertThat(refusal(workload(noise, Map.of())).code()).isEqualTo(FailureCode.MODEL_REJECTED);
    }

    @Test
    void refusesShapesThatContradictTheGraph() throws TimingFailure {
        Workload narrow =
                workload(TestModels.convolution(16, 32), Map.of("input", Shape.of(2, 5, 16, 16)));

        TimingFailure failure =
                catchThrowableOfType(
                        TimingFailure.class,
                        () -> {
                            PreparedWorkload prepared = backend().prepare(narrow);
                            try (OpenWorkload open = backend().open(prepared.payload(), cpus(1));
                                    LoadedWorkload loaded = open.load()) {
                                loaded.run();
                            }
                        });

        assertThat(failure.code()).isEqualTo(FailureCode.MODEL_REJECTED);
    }

    @Test
    void rejectsAnOperatorTheRuntimeLacks() throws TimingFailure {
        Workload unknown = workload(TestModels.single("NoSuchOperator"), Map.of());

        TimingFailure failure =
                catchThrowableOfType(
                        TimingFailure.class,
                        () -> {
                            PreparedWorkload prepared = backend().prepare(unknown);
                            try (OpenWorkload open = backend().open(prepared.payload(), cpus(1))) {
                                open.load().close();
                            }
                        });

        assertThat(failure.code()).isIn(FailureCode.MODEL_REJECTED, FailureCode.UNSUPPORTED);
        assertThat(failure).hasMessageContaining("NoSuchOperator");
    }
}

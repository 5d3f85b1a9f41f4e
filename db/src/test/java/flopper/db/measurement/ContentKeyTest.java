package flopper.db.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.device.DeviceBackend;
import flopper.db.device.NewDevice;
import flopper.db.job.JobKind;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.model.Model;
import flopper.db.sweep.Sweep;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Nothing but an identical cell is ever answered by a stored measurement, component by component. */
final class ContentKeyTest {

    private static final Duration MONTH = Duration.ofDays(30);

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final MeasurementStore measurements = DATABASE.database().measurements();
    private final Rows rows = new Rows(DATABASE.database());
    private Model model;
    private Model other;
    private String measured;

    /** A component of the key, and the value that the stored measurement does not have. */
    enum Component {
        GRAPH,
        SHAPES,
        PRECISION,
        DEVICE_CLASS,
        BACKEND,
        THREADS,
        DEVICE,
        WEIGHTS,
        LAYERS,
        KERNELS
    }

    @BeforeEach
    void measure() {
        model = rows.model("net");
        other = rows.model("other");
        String worker = rows.worker();
        rows.device("cpu-1", worker);
        rows.device("cpu-2", worker);
        Sweep sweep =
                rows.submit(
                        Rows.newSweep("ada", Priority.NORMAL, 1),
                        List.of(NewJob.of(JobKind.MEASUREMENT, Rows.measurementCell(model, 1))));
        measured =
                measurements.put(
                        rows.jobs(sweep).getFirst().id(),
                        DATABASE.database().profiles().put(Rows.profile(model, 1)),
                        Rows.measurement("cpu-1", 1000, Instant.now()));
    }

    private ContentKey key(Optional<Component> changed) {
        return new ContentKey(
                is(changed, Component.GRAPH) ? other.graphId() : model.graphId(),
                Rows.profile(model, is(changed, Component.SHAPES) ? 2 : 1).shapes(),
                is(changed, Component.PRECISION) ? "fp16" : "fp32",
                is(changed, Component.DEVICE_CLASS) ? "other-cpu" : Rows.DEVICE_CLASS,
                is(changed, Component.BACKEND) ? "onednn" : "onnxruntime",
                is(changed, Component.THREADS) ? 2 : 1,
                is(changed, Component.DEVICE) ? Optional.of("cpu-2") : Optional.empty(),
                is(changed, Component.WEIGHTS) ? "submitted" : ContentKey.SYNTHETIC,
                is(changed, Component.LAYERS),
                is(changed, Component.KERNELS));
    }

    private static boolean is(Optional<Component> changed, Component component) {
        return changed.filter(component::equals).isPresent();
    }

    private Optional<String> answer(ContentKey key) {
        return measurements.findFresh(List.of(key), MONTH).getFirst();
    }

    private void register(String device, String version, int protocol) {
        DeviceBackend backend =
                new DeviceBackend("onnxruntime", version, protocol, List.of("fp32"), 2);
        DATABASE.database()
                .devices()
                .register(
                        new NewDevice(
                                device,
                                Rows.DEVICE_CLASS,
                                "Test CPU",
                                "{}",
                                rows.worker(),
                                List.of(),
                                List.of(backend)));
    }

    @Test
    void anIdenticalCellIsAnswered() {
        assertThat(answer(key(Optional.empty()))).contains(measured);
    }

    @ParameterizedTest
    @EnumSource
    void aCellThatDiffersInOneComponentIsNot(Component component) {
        assertThat(answer(key(Optional.of(component)))).isEmpty();
    }

    @Test
    void aUnitIsAnsweredByItsOwnMeasurement() {
        ContentKey any = key(Optional.empty());
        ContentKey unit =
                new ContentKey(
                        any.graphId(),
                        any.shapes(),
                        any.precision(),
                        any.deviceClass(),
                        any.backend(),
                        any.threads(),
                        Optional.of("cpu-1"),
                        any.weights(),
                        any.layers(),
                        any.kernels());

        assertThat(answer(unit)).contains(measured);
        register("cpu-1", "2.0", 1);
        assertThat(answer(unit)).as("another unit still has the version").isEmpty();
        assertThat(answer(any)).as("of the class one unit still has it").contains(measured);
    }

    @Test
    void aBackendVersionThatNoDeviceHasAnyMoreIsNoAnswer() {
        register("cpu-1", "2.0", 1);
        register("cpu-2", "2.0", 1);

        assertThat(answer(key(Optional.empty()))).isEmpty();
    }

    @Test
    void aWayOfMeasuringThatNoDeviceFollowsAnyMoreIsNoAnswer() {
        register("cpu-1", "1.0", 2);
        register("cpu-2", "1.0", 2);

        assertThat(answer(key(Optional.empty()))).isEmpty();
    }
}

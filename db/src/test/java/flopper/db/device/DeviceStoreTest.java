package flopper.db.device;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.row.Page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;

final class DeviceStoreTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final DeviceStore devices = DATABASE.database().devices();
    private final Rows rows = new Rows(DATABASE.database());

    private void register(String id, String deviceClass, String workerId, DeviceBackend... can) {
        devices.register(
                new NewDevice(
                        id, deviceClass, "Unit " + id, "{}", workerId, List.of(), List.of(can)));
    }

    private static DeviceBackend backend(String version, int threads, String... precisions) {
        return new DeviceBackend("onnxruntime", version, 1, List.of(precisions), threads);
    }

    @Test
    void aRegisteredDeviceIsFoundWithAllThatWasSaidOfIt() {
        String worker = rows.worker();
        rows.device("cpu-1", worker);

        Device device = devices.find("cpu-1").orElseThrow();

        assertThat(device.deviceClass()).isEqualTo(Rows.DEVICE_CLASS);
        assertThat(device.descriptorJson()).isEqualTo("{\"cores\": 2}");
        assertThat(device.workerId()).isEqualTo(worker);
        assertThat(device.state()).isEqualTo(DeviceState.IDLE);
        assertThat(devices.backends("cpu-1"))
                .containsExactly(new DeviceBackend("onnxruntime", "1.0", 1, List.of("fp32"), 2));
        assertThat(devices.list(Page.first(10))).containsExactly(device);
        assertThat(devices.classes()).containsExactly(Rows.DEVICE_CLASS);
    }

    @Test
    void registeringAgainReplacesWorkerAndBackends() {
        register("gpu", "rtx", rows.worker(), backend("1.0", 1, "fp32", "fp16"));
        String worker = rows.worker();

        register("gpu", "rtx", worker, new DeviceBackend("cuda", "13", 1, List.of("fp16"), 1));

        assertThat(devices.find("gpu").orElseThrow().workerId()).isEqualTo(worker);
        assertThat(devices.backends("gpu"))
                .extracting(DeviceBackend::backend)
                .containsExactly("cuda");
    }

    @Test
    void anOfferUnitesTheDevicesOfItsClass() {
        String alive = rows.worker();
        String gone = rows.worker();
        DATABASE.database().workers().stop(gone);
        register("a", "cpu", alive, backend("1.0", 4, "fp32"));
        register("b", "cpu", gone, backend("1.1", 8, "fp32", "int8"));
        register("c", "other", gone, backend("1.0", 1, "fp32"));

        assertThat(devices.offers())
                .containsExactly(
                        new Offer(
                                "cpu",
                                "onnxruntime",
                                List.of("1.0", "1.1"),
                                List.of("fp32", "int8"),
                                8,
                                2,
                                1),
                        new Offer(
                                "other", "onnxruntime", List.of("1.0"), List.of("fp32"), 1, 1, 0));
    }

    @Test
    void aDeviceIsBusyWhileItsWorkerMeasuresForItsClass() {
        String worker = rows.worker();
        rows.device("cpu-1", worker);
        Job job = rows.job(JobKind.MEASUREMENT, rows.model("net"), 1);

        DATABASE.database().leases().claim(job.id(), worker, Duration.ofMinutes(1));

        assertThat(devices.find("cpu-1").orElseThrow().state()).isEqualTo(DeviceState.BUSY);
    }

    @Test
    void aDeviceOfTwoWorkersOutlivesOneOfThem() {
        String first = rows.worker();
        String second = rows.worker();
        rows.device("cpu-1", first);
        rows.device("cpu-1", second);
        assertThat(devices.find("cpu-1").orElseThrow().workerId()).isEqualTo(second);

        DATABASE.database().workers().stop(second);

        assertThat(devices.find("cpu-1").orElseThrow())
                .returns(first, Device::workerId)
                .returns(DeviceState.IDLE, Device::state);
    }

    @Test
    void labelsNameUnits() {
        rows.device("cpu-1", rows.worker(), "rack-7", "quiet");
        rows.device("cpu-2", rows.worker());

        assertThat(devices.units(List.of(), List.of("quiet")))
                .extracting(Unit::id)
                .containsExactly("cpu-1");
        assertThat(devices.units(List.of("cpu-2"), List.of("rack-7")))
                .containsExactly(
                        new Unit(
                                "cpu-1",
                                List.of("rack-7", "quiet"),
                                Rows.DEVICE_CLASS,
                                "onnxruntime",
                                "1.0",
                                List.of("fp32"),
                                2),
                        new Unit(
                                "cpu-2",
                                List.of(),
                                Rows.DEVICE_CLASS,
                                "onnxruntime",
                                "1.0",
                                List.of("fp32"),
                                2));
        assertThat(devices.units(List.of("nope"), List.of("nope"))).isEmpty();
    }

    @Test
    void aDeviceOfASilentWorkerIsOffline() {
        String worker = rows.worker();
        rows.device("cpu-1", worker);

        DATABASE.execute("UPDATE worker SET seen_at = now() - interval '16 seconds'");
        assertThat(devices.find("cpu-1").orElseThrow().state()).isEqualTo(DeviceState.OFFLINE);

        assertThat(DATABASE.database().workers().heartbeat(worker)).isTrue();
        assertThat(devices.find("cpu-1").orElseThrow().state()).isEqualTo(DeviceState.IDLE);
    }
}

package flopper.api.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Rows;
import flopper.db.device.NewCanary;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class DeviceControllerTest {

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private static final Instant MEASURED = Instant.parse("2026-01-02T03:04:05.678Z");

    private static String workerId = "";

    @BeforeAll
    static void register() {
        Rows rows = new Rows(SERVER.database());
        workerId = rows.worker();
        rows.device("cpu-a", workerId, "rack-7");
        rows.device("cpu-b", workerId);
        SERVER.database().peaks().put(Rows.peaks("cpu-b", MEASURED));
        String gone = rows.worker();
        rows.device("cpu-c", gone);
        SERVER.database().workers().stop(gone);
    }

    @Test
    void aDeviceTellsWhatItIsAndWhatItDoes() {
        Answer answer = SERVER.get("/api/v1/devices/cpu-a");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.fields())
                .containsExactly(
                        "id",
                        "deviceClass",
                        "name",
                        "state",
                        "workerId",
                        "labels",
                        "quarantinedAt",
                        "quarantineReason",
                        "registeredAt",
                        "lastHeartbeat",
                        "backends",
                        "descriptor",
                        "peaks",
                        "minimumDetectableChange",
                        "minimumDetectableCpuChange");
        assertThat(answer.textAt("deviceClass")).isEqualTo(Rows.DEVICE_CLASS);
        assertThat(answer.textAt("state")).isEqualTo("IDLE");
        assertThat(answer.textAt("workerId")).isEqualTo(workerId);
        assertThat(answer.valueAt("labels")).isEqualTo(List.of("rack-7"));
        assertThat(answer.at("quarantinedAt").isNull()).isTrue();
        assertThat(Instant.parse(answer.textAt("lastHeartbeat"))).isBefore(Instant.now());
        assertThat(answer.valueAt("descriptor")).isEqualTo(Map.of("cores", 2));
        assertThat(answer.valueAt("backends"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "backend",
                                        "onnxruntime",
                                        "version",
                                        "1.0",
                                        "protocol",
                                        1,
                                        "precisions",
                                        List.of("fp32"),
                                        "threadsMax",
                                        2)));
        assertThat(answer.at("peaks").isNull()).isTrue();
        assertThat(answer.at("minimumDetectableChange").isNull()).isTrue();
    }

    @Test
    void measuredPeaksSayWhenTheyWereMeasuredAndHowSureTheyAre() {
        assertThat(SERVER.get("/api/v1/devices/cpu-b").valueAt("peaks"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "backend",
                                        "onnxruntime",
                                        "backendVersion",
                                        "1.0",
                                        "precision",
                                        "fp32",
                                        "threads",
                                        1,
                                        "measuredAt",
                                        MEASURED.toString(),
                                        "flopsPerSecond",
                                        1e12,
                                        "flopsSpread",
                                        0.03,
                                        "bytesPerSecond",
                                        1e11,
                                        "bytesSpread",
                                        0.2,
                                        "notes",
                                        List.of("the ceiling of bandwidth is uncertain"))));
    }

    @Test
    void theNoiseOfADeviceIsWhatItsCanariesTell() {
        for (int minute = 0; minute <= 10; minute++) {
            SERVER.database()
                    .canaries()
                    .put(
                            new NewCanary(
                                    "cpu-b",
                                    "onnxruntime",
                                    "1.0",
                                    1,
                                    minute % 2 == 0 ? 1000 : 1100,
                                    minute % 2 == 0 ? 1000 : 1010,
                                    MEASURED.plusSeconds(60L * minute)));
        }
        Answer answer = SERVER.get("/api/v1/devices/cpu-b");
        assertThat(answer.at("minimumDetectableChange").getDoubleValue())
                .isCloseTo(1.96 * Math.log(1.1), within(1e-9));
        assertThat(answer.at("minimumDetectableCpuChange").getDoubleValue())
                .isCloseTo(1.96 * Math.log(1.01), within(1e-9));
    }

    @Test
    void aDeviceWhoseWorkerIsGoneIsOffline() {
        assertThat(SERVER.get("/api/v1/devices/cpu-c").textAt("state")).isEqualTo("OFFLINE");
    }

    @Test
    void devicesComeInPagesById() {
        Answer first = SERVER.get("/api/v1/devices?limit=2");
        assertThat(first.textAt("items.0.id")).isEqualTo("cpu-a");
        assertThat(first.textAt("items.1.id")).isEqualTo("cpu-b");
        Answer second = SERVER.get("/api/v1/devices?limit=2&cursor=" + first.textAt("next"));
        assertThat(second.textAt("items.0.id")).isEqualTo("cpu-c");
        assertThat(second.at("next").isNull()).isTrue();
        assertThat(SERVER.get("/api/v1/devices?limit=0").status()).isEqualTo(400);
    }

    @Test
    void anUnknownDeviceIsNotFound() {
        Answer answer = SERVER.get("/api/v1/devices/cpu-z");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.textAt("detail")).isEqualTo("there is no device 'cpu-z'");
    }

    @Test
    void aDeviceClassTellsWhatMayBeAskedOfIt() {
        Answer answer = SERVER.get("/api/v1/device-classes");
        assertThat(answer.valueAt("items"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "deviceClass",
                                        Rows.DEVICE_CLASS,
                                        "backends",
                                        List.of(
                                                Map.of(
                                                        "backend",
                                                        "onnxruntime",
                                                        "versions",
                                                        List.of("1.0"),
                                                        "precisions",
                                                        List.of("fp32"),
                                                        "threadsMax",
                                                        2,
                                                        "devices",
                                                        3,
                                                        "online",
                                                        2)))));
        assertThat(answer.at("next").isNull()).isTrue();
    }
}

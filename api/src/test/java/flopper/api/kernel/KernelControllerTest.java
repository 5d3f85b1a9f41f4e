package flopper.api.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Rows;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.kernel.KernelSetting;
import flopper.db.kernel.KernelStore;
import flopper.db.measurement.KernelUse;
import flopper.db.model.Model;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class KernelControllerTest {

    private static final String KERNELS = "/api/v1/kernels";
    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final KernelSetting SETTING = Rows.kernelSetting("cpu");

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private static String measurementId = "";
    private static String plainId = "";

    @BeforeAll
    static void measure() {
        Rows rows = new Rows(SERVER.database());
        rows.device("cpu", rows.worker());
        KernelStore kernels = SERVER.database().kernels();
        kernels.put(
                SETTING, List.of(Rows.kernel("Conv a", STARTED), Rows.kernel("Conv b", STARTED)));
        measurementId =
                measure(rows, "net", List.of(new KernelUse(id("Conv a"), 3, 330), use("Conv b")));
        plainId = measure(rows, "plain", List.of());
    }

    private static KernelUse use(String signature) {
        return new KernelUse(id(signature), 1, 70);
    }

    private static String id(String signature) {
        return SERVER.database().kernels().known(SETTING, List.of(signature)).getFirst().id();
    }

    private static String measure(Rows rows, String name, List<KernelUse> uses) {
        Model model = rows.model(name);
        Job job = rows.job(JobKind.MEASUREMENT, model, 1);
        return SERVER.database()
                .measurements()
                .put(
                        job.id(),
                        SERVER.database().profiles().put(Rows.profile(model, 1)),
                        Rows.layeredMeasurement("cpu", Optional.empty(), 1_000, STARTED, uses));
    }

    @Test
    void aKernelHasItsTimesWarmAndCold() {
        Answer answer = SERVER.get(KERNELS + "?signature=Conv%20a");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.textAt("items.0.signature")).isEqualTo("Conv a");
        assertThat(answer.textAt("items.0.op")).isEqualTo("Conv");
        assertThat(answer.textAt("items.0.device")).isEqualTo("cpu");
        assertThat(answer.textAt("items.0.deviceClass")).isEqualTo(Rows.DEVICE_CLASS);
        assertThat(answer.textAt("items.0.backend")).isEqualTo("onnxruntime");
        assertThat(answer.textAt("items.0.precision")).isEqualTo("fp32");
        assertThat(answer.textAt("items.0.measuredAt")).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(answer.valueAt("items.0.warm.p50CiNs")).isEqualTo(List.of(99, 101));
        assertThat(answer.textAt("items.0.cold.p50Ns")).isEqualTo("150");
        // 110 operations in 100.5 ns.
        assertThat(answer.at("items.0.warm.achievedFlopsPerSecond").getDoubleValue())
                .isEqualTo(110e9 / 100.5);
    }

    @Test
    void kernelsAreFilteredAndPaged() {
        Answer first = SERVER.get(KERNELS + "?op=Conv&backend=onnxruntime&limit=1");
        assertThat(first.textAt("items.0.signature")).isEqualTo("Conv b");
        Answer second =
                SERVER.get(
                        KERNELS
                                + "?op=Conv&backend=onnxruntime&limit=1&cursor="
                                + first.textAt("next"));
        assertThat(second.textAt("items.0.signature")).isEqualTo("Conv a");
        assertThat(second.at("next").isNull()).isTrue();

        assertThat(SERVER.get(KERNELS + "?op=MatMul").valueAt("items")).isEqualTo(List.of());
        assertThat(SERVER.get(KERNELS + "?deviceClass=other").valueAt("items"))
                .isEqualTo(List.of());
    }

    @Test
    void kernelsComeAsATable() {
        Answer answer = table(KERNELS + "?limit=1");

        assertThat(answer.text().lines().toList().getFirst())
                .startsWith("id,signature,op,device,")
                .contains("warmP50Ns,warmP50CiLowNs,warmP50CiHighNs")
                .endsWith("coldAchievedFlopsPerSecond,measuredAt");
        assertThat(answer.text().lines()).hasSize(2);
    }

    @Test
    void aWorkloadsKernelsStandAgainstItsRun() {
        Answer answer = SERVER.get("/api/v1/measurements/" + measurementId + "/kernels");

        assertThat(answer.textAt("items.0.signature")).isEqualTo("Conv a");
        assertThat(answer.textAt("items.0.count")).isEqualTo("3");
        assertThat(answer.textAt("items.0.inModelNs")).isEqualTo("330");
        assertThat(answer.at("items.0.warmTotalNs").getDoubleValue()).isEqualTo(301.5);
        assertThat(answer.textAt("inModelNs")).isEqualTo("400");
        assertThat(answer.at("warmNs").getDoubleValue()).isEqualTo(4 * 100.5);
        assertThat(answer.at("coldNs").getDoubleValue()).isEqualTo(4 * 150.5);
        assertThat(answer.at("warmRatio").getDoubleValue()).isEqualTo(402.0 / 400);
        assertThat(answer.at("coldRatio").getDoubleValue()).isEqualTo(602.0 / 400);

        assertThat(table("/api/v1/measurements/" + measurementId + "/kernels").text())
                .startsWith("kernelId,signature,op,count,");
    }

    private static Answer table(String path) {
        return SERVER.send(SERVER.request(path).header("Accept", "text/csv"));
    }

    @Test
    void aWorkloadWhoseKernelsWereNotMeasuredHasNone() {
        Answer answer = SERVER.get("/api/v1/measurements/" + plainId + "/kernels");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("were not timed");
    }
}

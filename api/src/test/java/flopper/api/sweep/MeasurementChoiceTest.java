package flopper.api.sweep;

import static flopper.api.sweep.Graphs.input;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Database;
import flopper.db.Rows;
import flopper.db.device.DeviceBackend;
import flopper.db.device.NewDevice;
import flopper.db.job.Job;
import flopper.db.row.Page;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.Optional;

/** What of a workload is measured, and with which backend, where a sweep says it or does not. */
class MeasurementChoiceTest {

    private static final String SWEEPS = "/api/v1/sweeps";

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private final Database database = SERVER.database();
    private final Rows rows = new Rows(database);

    @BeforeAll
    static void storeModel() {
        Answer answer =
                SERVER.post(
                        "/api/v1/models?name=image",
                        "application/octet-stream",
                        Graphs.sum("image", input("x", "N", 3, "H", "W")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static Answer submit(String json) {
        return SERVER.post(SWEEPS, json.replace('\'', '"'));
    }

    private List<Job> jobs(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return database.jobs()
                .ofSweep(answer.textAt("id"), Optional.empty(), Page.first(Page.LIMIT_MAX));
    }

    @Test
    void layersAreMeasuredUnlessNobodyWantsThem() {
        rows.device("cpu-layers", rows.worker());
        String body =
                "{'models': ['image'], 'targets': [{'deviceClass': 'test-cpu'}], 'reuse': 'none'";

        Answer unsaid = submit(body + "}");
        Answer unwanted = submit(body + ", 'measure': {'layers': false}}");

        assertThat(jobs(unsaid).getFirst().cell().measureLayers()).isTrue();
        assertThat(jobs(unwanted).getFirst().cell().measureLayers()).isFalse();
        assertThat(jobs(unsaid).getFirst().cell().measureKernels()).isFalse();
    }

    @Test
    void kernelsAreReplayedOnlyForWhoNamesTheBackend() {
        database.devices()
                .register(
                        new NewDevice(
                                "cpu-replay",
                                "replay-cpu",
                                "Test CPU",
                                "{}",
                                rows.worker(),
                                List.of(),
                                List.of(
                                        new DeviceBackend(
                                                "onednn", "3.13", 1, List.of("fp32", "int8"), 2),
                                        new DeviceBackend("acme", "1.0", 1, List.of("fp32"), 2))));
        String body =
                "{'models': ['image'], 'reuse': 'none', 'targets': [{'deviceClass': 'replay-cpu'";

        Answer unnamed = submit(body + "}]}");
        Answer named = submit(body + ", 'backend': ['onednn']}], 'precision': ['fp32', 'int8']}");

        assertThat(jobs(unnamed))
                .extracting(job -> job.cell().backend().orElseThrow())
                .containsExactly("acme");
        assertThat(jobs(named))
                .extracting(job -> job.cell().precision().orElseThrow())
                .containsExactlyInAnyOrder("fp32", "int8");
    }

    @Test
    void kernelsAreThoseOfMeasuredLayers() {
        rows.device("cpu-kernels", rows.worker());

        Answer answer =
                submit(
                        "{'models': ['image'], 'targets': [{'deviceClass': 'test-cpu'}], 'reuse':"
                                + " 'none', 'measure': {'layers': false, 'kernels': true}}");

        assertThat(jobs(answer).getFirst().cell().measureLayers()).isTrue();
        assertThat(jobs(answer).getFirst().cell().measureKernels()).isTrue();
    }
}

package flopper.api.sweep;

import static flopper.api.sweep.Graphs.input;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Rows;
import flopper.db.job.Job;
import flopper.db.row.Page;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.Optional;

/** Where the cells of a sweep go. */
final class TargetTest {

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private final Rows rows = new Rows(SERVER.database());

    @BeforeAll
    static void storeModel() {
        SERVER.post(
                "/api/v1/models?name=image",
                "application/octet-stream",
                Graphs.sum("image", input("x", "N", 3)));
    }

    @Test
    void aTargetIsAClassOrEachUnitWithALabelOrOneUnit() {
        String worker = rows.worker();
        rows.device("unit-1", worker, "shelf");
        rows.device("unit-2", worker, "shelf", "warm");
        rows.device("unit-3", worker);
        String body = "{'models': ['image'], 'reuse': 'none', 'targets': [%s]}";

        assertThat(queues(body.formatted("{'deviceClass': 'test-cpu'}")))
                .containsExactly("timing.test-cpu");
        assertThat(queues(body.formatted("{'label': 'shelf'}")))
                .containsExactly("unit.unit-1", "unit.unit-2");
        assertThat(queues(body.formatted("{'device': 'unit-3'}, {'label': 'warm'}")))
                .containsExactly("unit.unit-3", "unit.unit-2");
    }

    private List<String> queues(String body) {
        Answer answer = SERVER.post("/api/v1/sweeps", body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return SERVER
                .database()
                .jobs()
                .ofSweep(answer.textAt("id"), Optional.empty(), Page.first(Page.LIMIT_MAX))
                .stream()
                .map(Job::queue)
                .toList();
    }
}

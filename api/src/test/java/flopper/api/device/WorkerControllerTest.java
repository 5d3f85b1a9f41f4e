package flopper.api.device;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Rows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;

final class WorkerControllerTest {

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private final Rows rows = new Rows(SERVER.database());

    private static String state(String id) {
        return SERVER.get("/api/v1/workers/" + id).textAt("state");
    }

    @Test
    void aWorkerRunsDrainsAndStops() {
        String id = rows.worker();
        assertThat(state(id)).isEqualTo("RUNNING");

        SERVER.database().workers().drain(id);
        assertThat(state(id)).isEqualTo("DRAINING");

        SERVER.database().workers().stop(id);
        Answer stopped = SERVER.get("/api/v1/workers/" + id);
        assertThat(stopped.textAt("state")).isEqualTo("STOPPED");
        assertThat(stopped.fields())
                .containsExactly(
                        "id",
                        "name",
                        "version",
                        "state",
                        "startedAt",
                        "lastHeartbeat",
                        "drainingAt",
                        "stoppedAt");
    }

    @Test
    void workersAreListedNewestFirst() {
        String older = rows.worker();
        String newer = rows.worker();

        Answer page = SERVER.get("/api/v1/workers?limit=2");

        assertThat(page.items("id")).isEqualTo(List.of(newer, older));
        assertThat(SERVER.get("/api/v1/workers/nope").status()).isEqualTo(404);
    }
}

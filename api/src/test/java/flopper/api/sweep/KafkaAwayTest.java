package flopper.api.sweep;

import static flopper.api.sweep.Graphs.input;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.Map;

/** Submissions wait in the database while there is no Kafka. */
final class KafkaAwayTest {

    @RegisterExtension
    static final ApiServer SERVER =
            new ApiServer(Map.of("flopper.kafka.bootstrap-servers", "127.0.0.1:1"));

    @Test
    void aSubmissionIsAcceptedAndWaits() {
        SERVER.post(
                "/api/v1/models?name=net",
                "application/octet-stream",
                Graphs.sum("net", input("x", 1, 3)));

        Answer answer = SERVER.post("/api/v1/sweeps", "{\"models\": [\"net\"]}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.at("counts.QUEUED").getIntValue()).isEqualTo(1);
        assertThat(answer.at("waiting.0.jobs").getIntValue()).isEqualTo(1);
    }
}

package flopper.api.sweep;

import static flopper.api.sweep.Graphs.input;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** As many cells as one sweep may have. */
final class LargeSweepTest {

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    @BeforeAll
    static void storeModel() {
        SERVER.post(
                "/api/v1/models?name=net",
                "application/octet-stream",
                Graphs.sum("net", input("x", "N", "C")));
    }

    private static Answer submit(int batches, int shapes) {
        String batch =
                IntStream.rangeClosed(1, batches)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","));
        String shape =
                IntStream.rangeClosed(1, shapes)
                        .mapToObj("{\"x\": [1, %d]}"::formatted)
                        .collect(Collectors.joining(","));
        return SERVER.post(
                "/api/v1/sweeps",
                "{\"models\": [\"net\"], \"batch\": [%s], \"shapes\": [%s]}"
                        .formatted(batch, shape));
    }

    @Test
    void aHundredThousandCellsAreOneSweep() {
        Answer answer = submit(1_000, 100);

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.at("total").getIntValue()).isEqualTo(100_000);
        Answer last = SERVER.get(answer.header("Location") + "/jobs?limit=1&state=QUEUED");
        assertThat(last.at("items").size()).isEqualTo(1);
        Answer cancelled = SERVER.post(answer.header("Location") + "/cancel", "{}");
        assertThat(cancelled.at("counts.CANCELLED").getIntValue()).isEqualTo(100_000);
    }

    @Test
    void moreAreRefused() {
        Answer answer = submit(1_001, 100);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.textAt("code")).isEqualTo("TOO_MANY_CELLS");
    }
}

package flopper.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flopper.api.Answer;
import flopper.api.ApiServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Uploads that are too long, or that end before they should. */
class BrokenUploadTest {

    private static final int BYTES_MAX = 1 << 20;

    @RegisterExtension
    static final ApiServer SERVER =
            new ApiServer(Map.of("flopper.api.upload-max-bytes", BYTES_MAX));

    private static final OnnxFile TOO_LARGE = new OnnxFile("y", BYTES_MAX / 4);

    @Test
    void aBodyWithALengthBeyondTheLimitIsRefused() {
        Answer answer =
                SERVER.send(
                        SERVER.request("/api/v1/models?name=long")
                                .header("Content-Type", "application/octet-stream")
                                .POST(
                                        BodyPublishers.fromPublisher(
                                                BodyPublishers.ofInputStream(TOO_LARGE::open),
                                                TOO_LARGE.length())));
        assertRefused(answer, "long");
    }

    @Test
    void aBodyThatGrowsBeyondTheLimitIsRefused() {
        Answer answer =
                SERVER.send(
                        SERVER.request("/api/v1/models?name=growing")
                                .header("Content-Type", "application/octet-stream")
                                .POST(BodyPublishers.ofInputStream(TOO_LARGE::open)));
        assertRefused(answer, "growing");
    }

    @Test
    void anUploadThatBreaksOffLeavesNothingBehind() throws IOException {
        byte[] whole = OnnxFile.small("y");
        // All of the model, so that only the missing rest of the body can be what refuses it.
        breakOff(
                "POST /api/v1/models?name=sized HTTP/1.1\r\nHost: flopper\r\n"
                        + "Content-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n"
                                .formatted(whole.length + 100_000),
                whole);
        breakOff(
                "POST /api/v1/models?name=chunked HTTP/1.1\r\nHost: flopper\r\n"
                        + "Content-Type: application/octet-stream\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n%x\r\n".formatted(whole.length),
                whole);
        Answer good =
                SERVER.post(
                        "/api/v1/models?name=good",
                        "application/octet-stream",
                        OnnxFile.small("y"));
        assertThat(good.status()).isEqualTo(201);
        assertThat(SERVER.get("/api/v1/models/sized").status()).isEqualTo(404);
        assertThat(SERVER.get("/api/v1/models/chunked").status()).isEqualTo(404);
    }

    /** Sends what is given and hangs up. */
    private static void breakOff(String head, byte[] body) throws IOException {
        URI server = SERVER.request("/").build().uri();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            // Long enough for the reader to wait for what never comes.
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        }
    }

    private static void assertRefused(Answer answer, String name) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(413);
        assertThat(answer.textAt("code")).isEqualTo("BODY_TOO_LARGE");
        assertThat(SERVER.get("/api/v1/models/" + name).status()).isEqualTo(404);
    }
}

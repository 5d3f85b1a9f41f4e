package flopper.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.servers.TestServers;
import flopper.servers.postgres.PostgresAddress;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Uploads far larger than the heap of the service, and uploads that never end. */
class LargeUploadTest {

    private static final int HEAP_MB = 256;
    private static final OnnxFile GIGABYTE = new OnnxFile("y", 1L << 28);

    private static Process server;
    private static BufferedReader output;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        PostgresAddress database = TestServers.postgres();
        server =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Xmx" + HEAP_MB + "m",
                                "-XX:+ExitOnOutOfMemoryError",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                UploadServer.class.getName(),
                                database.url(),
                                database.user(),
                                database.password())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        output = server.inputReader(StandardCharsets.UTF_8);
        port = Integer.parseInt(firstNumber());
    }

    @AfterAll
    static void stop() {
        server.destroyForcibly();
    }

    @Test
    void aGigabyteOfWeightsPassesThroughAQuarterOfItAsHeap() throws Exception {
        BodyPublisher sized =
                BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(GIGABYTE::open), GIGABYTE.length());
        assertThat(GIGABYTE.length()).isGreaterThan(1L << 30);
        Answer withLength = upload("with-length", "application/octet-stream", sized);
        assertThat(withLength.status()).as(withLength.text()).isEqualTo(201);
        Answer form =
                upload(
                        "form",
                        "multipart/form-data; boundary=b",
                        BodyPublishers.ofInputStream(LargeUploadTest::form));
        assertThat(form.status()).as(form.text()).isEqualTo(201);
        assertThat(form.textAt("graphId")).isEqualTo(withLength.textAt("graphId"));
        assertThat(Long.parseLong(form.textAt("graphBytes"))).isLessThan(1000);

        server.getOutputStream().close();
        long heapBytesMax = Long.parseLong(firstNumber());
        assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        System.err.printf("largest heap: %d MB%n", heapBytesMax >> 20);
        assertThat(heapBytesMax).isLessThan((long) HEAP_MB << 20);
    }

    /** The same as the file of a form, of a length that nobody knows before its end. */
    private static InputStream form() {
        String head =
                "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.onnx\"\r\n\r\n";
        return new SequenceInputStream(
                Collections.enumeration(
                        List.of(
                                new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)),
                                GIGABYTE.open(),
                                new ByteArrayInputStream(
                                        "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8)))));
    }

    private static String firstNumber() throws IOException {
        String line = output.readLine();
        while (line != null && !line.matches("\\d+")) {
            line = output.readLine();
        }
        return String.valueOf(line);
    }

    private static Answer upload(String name, String contentType, BodyPublisher body)
            throws Exception {
        URI uri = URI.create("http://127.0.0.1:%d/api/v1/models?name=%s".formatted(port, name));
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(Duration.ofMinutes(4))
                        .header("Content-Type", contentType)
                        .POST(body)
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return Answer.of(client.send(request, BodyHandlers.ofByteArray()));
        }
    }
}

package flopper.launcher.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.onnx.OnnxWriter;
import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;
import flopper.launcher.reproduce.ReproduceCommand;
import flopper.launcher.terminal.CommandFailure;
import flopper.zoo.Catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The main job from end to end, on the parts that a user gets. */
final class LocalStackTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void fromAnOnnxFileToAStoredQueryableMeasuredResultThatSurvivesARestart(@TempDir Path folder)
            throws Exception {
        // The database server may run as another user than we do.
        assertThat(folder.toFile().setExecutable(true, false)).isTrue();
        Path data = folder.resolve("data");
        String sweepId;
        try (LocalStack stack = LocalStack.start(data, 0)) {
            ServiceClient service = new ServiceClient(stack.address());
            upload(stack.address(), "mine");

            Json profile = service.get("models/mine/profile?batch=1");
            // torchvision's published count of SqueezeNet 1.0.
            assertThat(profile.at("params").integer()).isEqualTo(1_248_424);

            sweepId = measure(service);
            verify(service, sweepId);

            assertThatThrownBy(() -> LocalStack.start(data, 0))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining(stack.address());
            verify(service, sweepId);
        }
        try (LocalStack stack = LocalStack.start(data, 0)) {
            verify(new ServiceClient(stack.address()), sweepId);
            reproduce(stack.address(), sweepId);
        }
    }

    private static void reproduce(String address, String sweepId)
            throws IOException, InterruptedException {
        ServiceClient service = new ServiceClient(address);
        String first =
                service.get("sweeps/" + sweepId + "/jobs").at("items").at(0).at("resultId").text();
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new ReproduceCommand());
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(out, true));

        assertThat(command.execute(first, "--server", address)).as("%s", out).isZero();

        assertThat(out.toString())
                .containsPattern("(SAME|FASTER|SLOWER|AMBIGUOUS): .* → .*")
                .contains(address + "/api/v1/measurements/")
                .doesNotContain(first);
        assertThat(command.execute("nothing", "--server", address)).isNotZero();
    }

    private static void upload(String address, String name)
            throws IOException, InterruptedException {
        byte[] model = OnnxWriter.write(Catalogue.find("squeezenet1_0@64").orElseThrow().model());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "/api/v1/models?name=" + name))
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(model))
                        .build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    private static String measure(ServiceClient service) throws InterruptedException {
        String body =
                """
                {"name": "end to end", "models": ["mine"], "batch": [1],
                 "precision": ["fp32"],
                 "targets": [{"deviceClass": "*", "backend": ["onnxruntime"], "threads": [1]}]}
                """;
        awaitDevice(service);
        Json sweep = service.post("sweeps", body);
        String id = sweep.at("id").text();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (service.get("sweeps/" + id).at("finishedAt").isNull()) {
            assertThat(System.nanoTime()).as("still unfinished").isLessThan(deadline);
            Thread.sleep(200);
        }
        return id;
    }

    private static void awaitDevice(ServiceClient service) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (service.get("devices").at("items").items().isEmpty()) {
            assertThat(System.nanoTime()).as("no device yet").isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private static void verify(ServiceClient service, String sweepId) throws InterruptedException {
        List<Json> jobs = service.get("sweeps/" + sweepId + "/jobs").at("items").items();
        assertThat(jobs).hasSize(1);
        assertThat(jobs.get(0).at("state").text())
                .as(service.text(jobs.get(0)))
                .isEqualTo("SUCCEEDED");
        Json measurement = service.get("measurements/" + jobs.get(0).at("resultId").text());
        assertThat(measurement.at("samples").integer()).isGreaterThanOrEqualTo(11);
        long p50Ns = measurement.at("latency").at("p50Ns").integer();
        Json interval = measurement.at("latency").at("p50CiNs");
        assertThat(p50Ns)
                .isBetween(interval.at(0).integer(), interval.at(1).integer())
                .isPositive();
        Json comparison = service.get("comparisons?models=mine&metric=p50Ns");
        assertThat(service.text(comparison)).contains(String.valueOf(p50Ns));
    }
}

package flopper.bench.elsewhere;

import flopper.launcher.client.Json;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** Sends the files that timm and AI Hub publish, with their sources and licences. */
final class FileImport {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final String TIMM =
            "&source=huggingface%2Fpytorch-image-models&licence=Apache-2.0&version=aa4b5850";
    private static final String AIHUB =
            "&source=quic%2Fai-hub-models&licence=BSD-3-Clause&version=52c080d2";

    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper mapper = ObjectMapper.getDefault();

    FileImport(String address) {
        this.address = address;
    }

    /** Imports a file that is not there yet, and prints what became of it as a row. */
    void print(Path file) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer = post(file);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (answer.statusCode() != CREATED) {
            throw new IllegalStateException(
                    "%s: %s".formatted(file, new String(answer.body(), StandardCharsets.UTF_8)));
        }
        Json imported =
                new Json(Objects.requireNonNull(mapper.readValue(answer.body(), JsonNode.class)));
        System.out.printf(
                "| %s | %d | %d | %d | %d | %d | %.1f s |%n",
                file.getFileName(),
                imported.at("measurements").integer(),
                imported.at("accuracies").integer(),
                imported.at("joined").integer(),
                imported.at("conflicts").items().size(),
                imported.at("skipped").integer(),
                seconds);
    }

    /** Sends a file again; whether it was said to be there. */
    boolean isKnown(Path file) throws IOException, InterruptedException {
        return post(file).statusCode() == OK;
    }

    private HttpResponse<byte[]> post(Path file) throws IOException, InterruptedException {
        String name = String.valueOf(file.getFileName());
        URI uri =
                URI.create(
                        "%s/api/v1/imports?file=%s&format=%s"
                                .formatted(
                                        address,
                                        URLEncoder.encode(name, StandardCharsets.UTF_8),
                                        parameters(name)));
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String parameters(String name) {
        if (name.startsWith("aihub")) {
            return "aihub" + AIHUB;
        }
        return (name.contains("benchmark") ? "timm-benchmark" : "timm-results") + TIMM;
    }
}

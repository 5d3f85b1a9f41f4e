package flopper.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import flopper.analysis.onnx.OnnxReader;
import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.job.JobKind;
import flopper.db.job.JobOrder;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.model.Model;
import flopper.db.workload.Cell;
import flopper.db.workload.InputShapes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

class ModelControllerTest {

    private static final String MODELS = "/api/v1/models";
    private static final String OCTETS = "application/octet-stream";

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    @Test
    void anUploadedModelIsThereUnderItsIdItsNameAndItsReference() {
        Answer created = upload("first", OnnxFile.small("first"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.fields())
                .containsExactly(
                        "id",
                        "name",
                        "tag",
                        "reference",
                        "graphId",
                        "source",
                        "graphBytes",
                        "nodes",
                        "opset",
                        "createdAt",
                        "updatedAt",
                        "looksLike");
        assertThat(created.textAt("reference")).isEqualTo("first:latest");
        assertThat(created.textAt("graphId")).matches("sha256:[0-9a-f]{64}");
        assertThat(created.textAt("source")).isEqualTo("UPLOAD");
        assertThat(created.textAt("nodes")).isEqualTo("1");
        assertThat(created.textAt("opset")).isEqualTo("17");
        assertThat(Instant.parse(created.textAt("createdAt")))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        String id = created.textAt("id");
        assertThat(created.header("Location")).isEqualTo(MODELS + "/" + id);
        for (String reference : List.of(id, "first", "first:latest")) {
            assertThat(SERVER.get(MODELS + "/" + reference).textAt("id")).isEqualTo(id);
        }
    }

    @Test
    void theSameGraphUnderTheSameNameIsKnown() {
        Answer first = upload("again", OnnxFile.small("again"));
        Answer second = upload("again", OnnxFile.small("again"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void aNameCanBeMovedToAnotherGraph() {
        Answer first = upload("moved", OnnxFile.small("before"));
        Answer second = upload("moved", OnnxFile.small("after"));
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.textAt("id")).isEqualTo(first.textAt("id"));
        assertThat(second.textAt("graphId")).isNotEqualTo(first.textAt("graphId"));
    }

    @Test
    void tagsOfANameAreModelsOfTheirOwn() {
        Answer first = upload("tagged&tag=v1", OnnxFile.small("v1"));
        Answer second = upload("tagged&tag=v2", OnnxFile.small("v2"));
        assertThat(SERVER.get(MODELS + "/tagged:v1").textAt("graphId"))
                .isEqualTo(first.textAt("graphId"));
        assertThat(SERVER.get(MODELS + "/tagged:v2").textAt("graphId"))
                .isEqualTo(second.textAt("graphId"));
        assertThat(SERVER.get(MODELS + "/tagged").status()).isEqualTo(404);
    }

    @Test
    void theGraphIsOnnxWithoutTheWeights() {
        Answer created = upload("large", readAll(new OnnxFile("large", 100_000)));
        Answer graph = SERVER.get(MODELS + "/large/graph");
        assertThat(graph.header("Content-Type")).isEqualTo(OCTETS);
        assertThat(graph.header("ETag")).isEqualTo("\"" + created.textAt("graphId") + "\"");
        assertThat(graph.header("Content-Disposition")).contains("large.onnx");
        assertThat(graph.body()).hasSizeLessThan(1000);
        assertThat(created.textAt("graphBytes")).isEqualTo(String.valueOf(graph.body().length));
        assertThat(OnnxReader.read(graph.body()).graph().nodes()).hasSize(1);
    }

    @Test
    void aDeletedModelIsGoneUntilItIsUploadedAgain() {
        upload("gone", OnnxFile.small("gone"));
        Answer deleted = SERVER.delete(MODELS + "/gone:latest");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(SERVER.get(MODELS + "/gone").status()).isEqualTo(404);
        assertThat(SERVER.delete(MODELS + "/gone").status()).isEqualTo(404);
        assertThat(upload("gone", OnnxFile.small("gone")).status()).isEqualTo(201);
    }

    @Test
    void aModelThatJobsWaitForStays() {
        upload("needed", OnnxFile.small("needed"));
        Model model = SERVER.database().models().findByReference("needed").orElseThrow();
        Cell cell =
                Cell.profile(
                        model.reference(),
                        model.id(),
                        model.graphId(),
                        OptionalLong.empty(),
                        InputShapes.none());
        JobOrder order = new JobOrder(Optional.empty(), "somebody", Priority.NORMAL, 3);
        SERVER.database().jobs().insert(order, List.of(NewJob.of(JobKind.PROFILE, cell)));
        Answer answer = SERVER.delete(MODELS + "/needed");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.textAt("code")).isEqualTo("MODEL_IN_USE");
        assertThat(answer.textAt("detail")).contains("needed");
    }

    @Test
    void modelsComeInPagesNewestFirst() {
        for (String name : List.of("page1", "page2", "page3")) {
            upload(name, OnnxFile.small(name));
        }
        Answer first = SERVER.get(MODELS + "?limit=2");
        assertThat(first.textAt("items.0.name")).isEqualTo("page3");
        assertThat(first.textAt("items.1.name")).isEqualTo("page2");
        Answer second = SERVER.get(MODELS + "?limit=1&cursor=" + first.textAt("next"));
        assertThat(second.textAt("items.0.name")).isEqualTo("page1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=1001", "?limit=x", "?cursor=yesterday"})
    void aPageThatCannotBeIsRefused(String query) {
        Answer answer = SERVER.get(MODELS + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.textAt("code")).isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/graph"})
    void anUnknownModelIsNotFound(String part) {
        Answer answer = SERVER.get(MODELS + "/no-such-model" + part);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.textAt("code")).isEqualTo("NOT_FOUND");
        assertThat(answer.textAt("detail")).contains("no-such-model");
        String id = "019a0000-0000-7000-8000-000000000000";
        assertThat(SERVER.get(MODELS + "/" + id + part).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "name=-x, name, BAD_NAME, 422",
        "name=a%20b, name, BAD_NAME, 422",
        "name=a:b, name, BAD_NAME, 422",
        "name=a%2Fb, name, BAD_NAME, 422",
        "name=019a0000-0000-7000-8000-000000000000, name, BAD_NAME, 422",
        "name=x&tag=, tag, BAD_NAME, 422",
        "name=x&tag=%00, tag, BAD_NAME, 422",
        "tag=x, name, BAD_REQUEST, 400",
    })
    void aNameThatDoesNotFitIsRefused(String query, String field, String code, int status) {
        Answer answer = SERVER.post(MODELS + "?" + query, OCTETS, OnnxFile.small("y"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.textAt("code")).isEqualTo(code);
        assertThat(answer.textAt("field")).isEqualTo(field);
    }

    @Test
    void bytesThatAreNoModelAreRefused() {
        Answer answer = upload("text", "this is no model".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.textAt("code")).isEqualTo("NOT_ONNX");
        assertThat(answer.textAt("blame")).isEqualTo("USER");
        assertThat(SERVER.get(MODELS + "/text").status()).isEqualTo(404);
        assertThat(upload("empty", new byte[0]).textAt("code")).isEqualTo("NOT_ONNX");
    }

    @Test
    void manyBytesThatAreNoModelAreRefusedWithoutBreakingTheConnection() {
        byte[] much = new byte[64 << 20];
        Arrays.fill(much, (byte) 'x');
        for (int i = 0; i < 2; i++) {
            assertThat(upload("much", much).textAt("code")).isEqualTo("NOT_ONNX");
        }
        assertThat(SERVER.get(MODELS).status()).isEqualTo(200);
    }

    @Test
    void aFileThatEndsEarlyIsRefused() {
        byte[] whole = OnnxFile.small("y");
        Answer answer = upload("cut", Arrays.copyOf(whole, whole.length / 2));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.textAt("code")).isEqualTo("TRUNCATED");
        assertThat(SERVER.get(MODELS + "/cut").status()).isEqualTo(404);
    }

    @Test
    void aBodyThatIsNotBytesIsRefused() {
        Answer answer = SERVER.post(MODELS + "?name=x", "{}");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.textAt("code")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(answer.textAt("detail")).contains(OCTETS, "multipart/form-data");
    }

    @Test
    void aBodyWithoutAContentTypeIsTakenForBytes() {
        Answer answer =
                SERVER.send(
                        SERVER.request(MODELS + "?name=untyped")
                                .POST(BodyPublishers.ofByteArray(OnnxFile.small("untyped"))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    void aFormWithAFileIsAnUploadNamedAfterTheFile() {
        Answer plain = upload("plain", OnnxFile.small("form"));
        Answer form = form("", "/tmp/my-net.onnx");
        assertThat(form.status()).as(form.text()).isEqualTo(201);
        assertThat(form.textAt("reference")).isEqualTo("my-net:latest");
        assertThat(form.textAt("graphId")).isEqualTo(plain.textAt("graphId"));
        assertThat(form("?name=named&tag=v3", "x.onnx").textAt("reference")).isEqualTo("named:v3");
    }

    @Test
    void aFormWithoutAFileIsRefused() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n";
        Answer answer =
                SERVER.post(
                        MODELS + "?name=x",
                        "multipart/form-data; boundary=b",
                        body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.textAt("detail")).contains("no part with a file name");
    }

    private static Answer upload(String name, byte[] bytes) {
        return SERVER.post(MODELS + "?name=" + name, OCTETS, bytes);
    }

    private static Answer form(String query, String fileName) {
        String head =
                "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        byte[] body =
                concat(
                        head.getBytes(StandardCharsets.UTF_8),
                        OnnxFile.small("form"),
                        "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return SERVER.post(MODELS + query, "multipart/form-data; boundary=b", body);
    }

    private static byte[] concat(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static byte[] readAll(OnnxFile file) {
        try (var bytes = file.open()) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

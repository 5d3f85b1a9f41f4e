package flopper.api.imported;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

class ImportControllerTest {

    private static final String IMPORTS = "/api/v1/imports";
    private static final String SAID = "&source=me&licence=CC0-1.0&version=1";
    private static final String AIHUB =
            "model,component,precision,device,runtime,inference_time_us\n";
    private static final String ROW = "resnet50,ResNet50,float,Phone,tflite,1000\n";

    @RegisterExtension
    static final ApiServer SERVER =
            new ApiServer(Map.of("flopper.api.imported.bytes-max", 100_000));

    private static Answer post(String query, String body) {
        return SERVER.post(
                IMPORTS + "?format=" + query, "text/csv", body.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer aihub(String rows) {
        return post("aihub" + SAID, AIHUB + rows);
    }

    @AfterEach
    void nothingPartialIsThere() {
        Answer all = SERVER.get(IMPORTS);
        all.items("id")
                .forEach(id ->
                        assertThat(SERVER.delete(IMPORTS + "/" + id).status()).isEqualTo(204));
        assertThat(SERVER.get("/api/v1/imported-measurements").at("items").size()).isZero();
    }

    private static void assertRefused(Answer answer, int status, String code, String... words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.textAt("code")).isEqualTo(code);
        assertThat(answer.textAt("detail")).contains(words);
        assertThat(SERVER.get(IMPORTS).at("items").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "source, format=aihub&licence=MIT&version=1",
        "licence, format=aihub&source=me&version=1",
        "version, format=aihub&source=me&licence=MIT",
        "format, source=me&licence=MIT&version=1",
        "format, format=excel&source=me&licence=MIT&version=1"
    })
    void whatCannotBeKnownFromTheFileHasToBeSaid(String field, String query) {
        Answer answer =
                SERVER.post(
                        IMPORTS + "?" + query,
                        "text/csv",
                        (AIHUB + ROW).getBytes(StandardCharsets.UTF_8));

        assertRefused(answer, 400, "BAD_REQUEST");
        assertThat(answer.textAt("field")).isEqualTo(field);
    }

    @Test
    void aBenchmarkWithoutItsNameHasToSayItsDevice() {
        String body = "model,infer_samples_per_sec,infer_step_time\nresnet50,10,100\n";

        assertRefused(
                post("timm-benchmark" + SAID, body), 400, "BAD_REQUEST", "device is required");
        Answer said =
                post("timm-benchmark&device=TPU&precision=bf16&backendVersion=2.9" + SAID, body);
        assertThat(said.status()).as(said.text()).isEqualTo(201);
    }

    @Test
    void allThatIsWrongIsToldByLineAndColumn() {
        assertRefused(
                aihub(
                        ROW
                                + "resnet18,R,float,Phone,tflite,fast\n"
                                + "resnet34,R,float,,tflite,5\n"
                                + "resnet101,R,float,Phone,tflite,-5\n"),
                422,
                "BAD_TABLE",
                "3 of 4 rows",
                "line 3, inference_time_us: 'fast' is no number",
                "line 4, device: is empty",
                "line 5, inference_time_us");
    }

    @Test
    void theListOfWhatIsWrongIsBounded() {
        Answer answer = aihub("x,x,float,Phone,tflite,fast\n".repeat(500));

        assertRefused(answer, 422, "BAD_TABLE", "500 of 500 rows", "line 21,", "; …");
        assertThat(answer.textAt("detail")).doesNotContain("line 22,");
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertRefused(post("aihub" + SAID, ""), 422, "BAD_TABLE", "no rows");
        assertRefused(post("aihub" + SAID, AIHUB), 422, "BAD_TABLE", "no rows");
        assertRefused(aihub("resnet50,ResNet50\n"), 422, "BAD_TABLE");
        assertRefused(aihub("\"" + "x".repeat(70_000)), 422, "BAD_TABLE");
        assertRefused(post("timm-results" + SAID, AIHUB + ROW), 422, "BAD_TABLE", "img_size, top1");
        assertRefused(
                SERVER.post(
                        IMPORTS + "?format=aihub" + SAID,
                        "text/csv",
                        (AIHUB + "r\u00e9").getBytes(StandardCharsets.ISO_8859_1)),
                422,
                "BAD_TABLE",
                "not UTF-8");
    }

    @Test
    void aLargeFileIsRefused() {
        assertRefused(aihub(ROW.repeat(5_000)), 413, "BODY_TOO_LARGE");
    }

    @Test
    void theSameFileIsThereOnce() {
        Answer first = aihub(ROW);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo(IMPORTS + "/" + first.textAt("id"));

        Answer again = aihub(ROW);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(SERVER.get(first.header("Location")).text()).isEqualTo(first.text());

        Answer other = post("aihub&source=you&licence=MIT&version=2", AIHUB + ROW);
        assertThat(other.status()).as(other.text()).isEqualTo(409);
        assertThat(other.textAt("detail")).contains("of 'me' (CC0-1.0, version 1)");
    }

    @Test
    void aComponentIsNotTheModel() {
        aihub(ROW + "resnet50,Head,float,Phone,tflite,10\n");

        assertThat(SERVER.get("/api/v1/imported-measurements").items("model"))
                .containsExactly("resnet50/Head", "resnet50/ResNet50");
        assertThat(SERVER.get("/api/v1/imported-measurements?model=resnet50").at("items").size())
                .isZero();
    }

    @Test
    void aModelWithOtherFiguresIsAConflict() {
        Answer answer =
                post(
                        "timm-benchmark&device=TPU&precision=bf16&backendVersion=2.9" + SAID,
                        """
                        model,infer_img_size,infer_samples_per_sec,infer_step_time,infer_gmacs,param_count
                        resnet50,224,10,100,4.11,25.56
                        resnet18,224,10,100,1.82,25.56
                        """);

        assertThat(answer.textAt("joined")).isEqualTo("1");
        assertThat(answer.textAt("conflicts.0.line")).isEqualTo("3");
        assertThat(answer.textAt("conflicts.0.detail"))
                .isEqualTo("25.56 million parameters, and the backbone has 11.69 million");
    }

    @Test
    void measurementsOfAnotherFlopperKeepTheirStatistics() {
        Answer answer =
                post(
                        "flopper-csv" + SAID,
                        """
                        model,device,deviceClass,backend,backendVersion,precision,threads,batch,\
                        startedAt,samples,minNs,p50Ns,p50CiLowNs,p50CiHighNs,p90Ns,p99Ns,macs
                        resnet50:latest,d,desk,onnxruntime,1.29.0,fp32,1,2,\
                        2026-01-02T03:04:05Z,120,90,100,95,105,110,,8178368512
                        """);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);

        Answer row = SERVER.get("/api/v1/imported-measurements?deviceClass=imported:desk");
        assertThat(row.textAt("items.0.backbone")).isEqualTo("resnet50");
        assertThat(row.textAt("items.0.p50CiNs.0")).isEqualTo("95");
        assertThat(row.valueAt("items.0.p99Ns")).isNull();
        assertThat(row.textAt("items.0.macs")).isEqualTo("4089184256");
        assertThat(row.textAt("items.0.statistic")).isEqualTo("P50");
    }
}

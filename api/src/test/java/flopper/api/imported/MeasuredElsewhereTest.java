package flopper.api.imported;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.imported.ImportedMeasurement;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All ten files in one store; every figure that is asserted stands in one of them. */
class MeasuredElsewhereTest {

    private static final String IMPORTED = "/api/v1/imported-measurements?";

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private static final Map<String, Answer> FIRST = new HashMap<>();

    @BeforeAll
    static void importAll() {
        MeasuredElsewhere.names()
                .forEach(name -> FIRST.put(name, MeasuredElsewhere.post(SERVER, name)));
    }

    private static Answer first(String name) {
        return Objects.requireNonNull(FIRST.get(name), name);
    }

    @Test
    void everyFileIsImportedWholeButForModelsWithoutATime() {
        assertThat(FIRST).hasSize(10);
        FIRST.forEach((name, answer) ->
                assertThat(answer.status()).as(name + ": " + answer.text()).isEqualTo(201));
        assertThat(first("aihub-perf.csv").textAt("measurements")).isEqualTo("7233");
        assertThat(first("timm-results-imagenet.csv").textAt("accuracies")).isEqualTo("1556");
        Answer two = first("timm-benchmark-infer-amp-nchw-pt210-cu121-rtx3090.csv");
        assertThat(two.textAt("measurements")).isEqualTo("1291");
        assertThat(two.textAt("skipped")).isEqualTo("2");
    }

    @Test
    void importingAgainChangesNothing() {
        FIRST.forEach((name, first) -> {
            Answer again = MeasuredElsewhere.post(SERVER, name);
            assertThat(again.status()).as(again.text()).isEqualTo(200);
            assertThat(again.text()).isEqualTo(first.text());
        });
        assertThat(SERVER.get("/api/v1/imports").at("items").size()).isEqualTo(10);
    }

    @Test
    void threeVersionsOnOneCardAreOneHistory() {
        List<ImportedMeasurement> series =
                SERVER
                        .database()
                        .imports()
                        .series(List.of("resnet50"), List.of("imported:rtx3090"))
                        .stream()
                        .filter(one -> one.setting().resolution().orElseThrow() == 224)
                        .toList();

        assertThat(series)
                .extracting(one -> one.setting().backendVersion().orElseThrow())
                .containsExactly("1.13+cu11.7", "2.1.0+cu12.1", "2.4.0+cu12.4");
        assertThat(series)
                .extracting(one -> one.times().throughputPerSecond().orElseThrow())
                .containsExactly(3025.4, 3021.24, 3219.06);
    }

    @Test
    void aTimeIsToldWithItsProvenanceAndWithoutWhatNobodyMeasured() {
        Answer answer =
                SERVER.get(
                        IMPORTED + "deviceClass=imported:rtx4090&model=densenet121&resolution=224");

        assertThat(answer.at("items").size()).as(answer.text()).isEqualTo(2);
        assertThat(answer.items("provenance")).containsOnly("imported");
        assertThat(answer.items("licence")).containsOnly("Apache-2.0");
        assertThat(answer.items("backbone")).containsOnly("densenet121");
        assertThat(answer.items("backendVersion"))
                .containsExactlyInAnyOrder("2.4.0+cu12.4", "2.9.1+cu12.8");
        assertThat(answer.valueAt("items.0.p50CiNs")).isNull();
        assertThat(answer.valueAt("items.0.cv")).isNull();
        assertThat(answer.valueAt("items.0.minNs")).isNull();
    }

    @Test
    void aPhoneHasNeitherBatchNorMacs() {
        Answer answer =
                SERVER.get(
                        IMPORTED
                                + "deviceClass=imported:samsung-galaxy-s25&model=resnet50"
                                + "&backend=tflite&precision=float");

        assertThat(answer.at("items").size()).as(answer.text()).isEqualTo(1);
        assertThat(answer.textAt("items.0.device")).isEqualTo("Samsung Galaxy S25");
        assertThat(answer.textAt("items.0.backbone")).isEqualTo("resnet50");
        assertThat(answer.valueAt("items.0.batch")).isNull();
        assertThat(answer.valueAt("items.0.macs")).isNull();
        assertThat(answer.textAt("items.0.computeUnit")).isEqualTo("NPU");
    }

    @Test
    void modelsAreJoinedToTheCatalogueByNameAndFigures() {
        Answer answer = first("timm-benchmark-infer-amp-nchw-pt240-cu124-rtx4090.csv");

        assertThat(Integer.parseInt(answer.textAt("joined"))).isGreaterThan(80);
        assertThat(answer.at("conflicts").size()).as(answer.text()).isLessThan(20);
    }

    @Test
    void theTableOfImportsSaysWhatTheListSays() {
        Answer table = SERVER.send(SERVER.request("/api/v1/imports").header("Accept", "text/csv"));

        assertThat(table.text()).startsWith("id,contentId,format,source,licence,version,file,");
        assertThat(table.text().lines()).hasSize(11);
    }
}

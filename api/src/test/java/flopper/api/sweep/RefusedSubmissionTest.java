package flopper.api.sweep;

import static flopper.api.sweep.Graphs.input;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Database;
import flopper.db.Rows;
import flopper.db.row.Page;
import flopper.db.sweep.Sweep;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Submissions that are refused over HTTP, and leave nothing behind. */
final class RefusedSubmissionTest {

    @RegisterExtension
    static final ApiServer SERVER = new ApiServer(Map.of("flopper.api.sweep.cells-max", "100"));

    private final Database database = SERVER.database();
    private final Rows rows = new Rows(database);

    @BeforeAll
    static void storeModels() {
        store("image", Graphs.sum("image", input("x", "N", 3, "H", "W")));
        store("pair", Graphs.sum("pair", input("a", "N", 8), input("b", "N", 8)));
        store("unbound", Graphs.sum("unbound", input("x", "N", "features")));
    }

    private static void store(String name, byte[] model) {
        Answer answer =
                SERVER.post("/api/v1/models?name=" + name, "application/octet-stream", model);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static Answer submit(String json) {
        return SERVER.post("/api/v1/sweeps", json.replace('\'', '"'));
    }

    /** The refusal of a body, of which nothing may stay behind. */
    private void assertRefused(int status, String code, String field, String json) {
        List<Sweep> before = database.sweeps().list(Page.first(1000));
        int modelsBefore = database.models().list(Page.first(1000)).size();

        Answer answer = submit(json);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.textAt("code")).isEqualTo(code);
        assertThat(answer.textAt("blame")).isEqualTo("USER");
        assertThat(answer.at("field").isNull() ? "" : answer.textAt("field"))
                .as(answer.text())
                .isEqualTo(field);
        assertThat(database.sweeps().list(Page.first(1000))).hasSameSizeAs(before);
        assertThat(database.models().list(Page.first(1000))).hasSize(modelsBefore);
    }

    @Test
    void unknownModelsAreRefusedByTheirPlace() {
        assertRefused(
                422, "MODEL_UNKNOWN", "models[2]", "{'models': ['image', 'pair', 'no-such-net']}");
        assertRefused(422, "MODEL_UNKNOWN", "models[0]", "{'models': ['nothing*']}");
    }

    @Test
    void patternsThatStandForTooMuchOrForWhatCannotBeBuiltAreRefused() {
        assertRefused(422, "TOO_MANY_CELLS", "models[0]", "{'models': ['*@1..8192:1']}");
        // Patches of 16 pixels do not cover 100.
        assertRefused(400, "BAD_REQUEST", "models[0]", "{'models': ['vit_b_16@100']}");
    }

    @Test
    void aRefusalStoresNoBackboneThatItNamedForTheFirstTime() {
        assertRefused(422, "MODEL_UNKNOWN", "models[1]", "{'models': ['vgg11', 'no-such-net']}");
    }

    @Test
    void placesThatNoDeviceOffersAreRefusedByName() {
        rows.device("cpu-refuse", rows.worker());
        String image = "{'models': ['image'], 'precision': ['%s'], 'targets': [%s]}";

        assertRefused(
                422,
                "NO_DEVICE",
                "targets[0].deviceClass",
                image.formatted("fp32", "{'deviceClass': 'toaster'}"));
        assertRefused(
                422,
                "NO_DEVICE",
                "targets[1].backend[0]",
                image.formatted(
                        "fp32",
                        "{'deviceClass': 'test-cpu'},"
                                + "{'deviceClass': 'test-cpu', 'backend': ['cuda']}"));
        assertRefused(
                422,
                "NO_DEVICE",
                "targets[0].backend[0]",
                image.formatted("fp32", "{'deviceClass': '*', 'backend': ['cuda']}"));
        assertRefused(
                422,
                "NO_DEVICE",
                "targets[0].threads[1]",
                image.formatted("fp32", "{'deviceClass': 'test-cpu', 'threads': [1, 64]}"));
        assertRefused(
                422,
                "UNSUPPORTED_PRECISION",
                "precision[0]",
                image.formatted("fp8", "{'deviceClass': 'test-cpu'}"));
        assertRefused(
                422,
                "UNSUPPORTED_PRECISION",
                "precision",
                image.formatted("fp8", "{'deviceClass': '*'}"));
    }

    @Test
    void unitsAndLabelsThatAreNotThereAreRefusedByName() {
        rows.device("cpu-unit", rows.worker(), "quiet");
        String image = "{'models': ['image'], 'targets': [%s]}";

        assertRefused(
                422, "NO_DEVICE", "targets[0].device", image.formatted("{'device': 'cpu-none'}"));
        assertRefused(422, "NO_DEVICE", "targets[0].label", image.formatted("{'label': 'loud'}"));
        assertRefused(
                422,
                "NO_DEVICE",
                "targets[0].backend[0]",
                image.formatted("{'device': 'cpu-unit', 'backend': ['cuda']}"));
        assertRefused(
                422,
                "NO_DEVICE",
                "targets[0].threads[0]",
                image.formatted("{'label': 'quiet', 'threads': [64]}"));
        assertRefused(
                400,
                "BAD_REQUEST",
                "targets[0].deviceClass",
                image.formatted("{'device': 'cpu-unit', 'label': 'quiet'}"));
    }

    @Test
    void inputsThatCannotBeBoundAreRefused() {
        assertRefused(422, "UNBOUND_DIMENSION", "models[0]", "{'models': ['unbound']}");
        assertRefused(
                422,
                "UNKNOWN_INPUT",
                "shapes[0].y",
                "{'models': ['image'], 'shapes': [{'x': [1,3,8,8], 'y': [1]}]}");
        assertRefused(
                422,
                "SHAPE_MISMATCH",
                "shapes[1].x",
                "{'models': ['image'], 'shapes': [{'x': [1,3,8,8]}, {'x': [1,4,8,8]}]}");
        assertRefused(
                422,
                "BAD_TENSOR",
                "shapes[0].x[2]",
                "{'models': ['image'], 'shapes': [{'x': [1,3,-8,8]}]}");
        assertRefused(
                422,
                "BAD_TENSOR",
                "shapes[0].x",
                "{'models': ['image'], 'shapes': [{'x': [1,3,9000000000000,8000]}]}");
    }

    @Test
    void malformedBodiesAreRefused() {
        assertRefused(400, "BAD_REQUEST", "", "{'models': ['image'");
        assertRefused(400, "BAD_REQUEST", "", "[]");
        assertRefused(400, "BAD_REQUEST", "models", "{}");
        assertRefused(400, "BAD_REQUEST", "models", "{'models': []}");
        assertRefused(400, "BAD_REQUEST", "models", "{'models': null}");
        assertRefused(400, "BAD_REQUEST", "models[0]", "{'models': ['']}");
        assertRefused(400, "BAD_REQUEST", "batch[1]", "{'models': ['image'], 'batch': [1, 0]}");
        assertRefused(400, "BAD_REQUEST", "batch[0]", "{'models': ['image'], 'batch': [null]}");
        assertRefused(400, "BAD_REQUEST", "batch[0]", "{'models': ['image'], 'batch': ['a']}");
        assertRefused(400, "BAD_REQUEST", "batches", "{'models': ['image'], 'batches': [1]}");
        assertRefused(
                400,
                "BAD_REQUEST",
                "targets[0].deviceClass",
                "{'models': ['image'], 'targets': [{}]}");
        assertRefused(
                400,
                "BAD_REQUEST",
                "shapes[0].x",
                "{'models': ['image'], 'shapes': [{'x': [1, null]}]}");
        assertRefused(400, "BAD_REQUEST", "maxAttempts", "{'models': ['image'], 'maxAttempts': 0}");
        assertRefused(400, "BAD_REQUEST", "reuse", "{'models': ['image'], 'reuse': 'maybe'}");
        assertRefused(400, "BAD_REQUEST", "priority", "{'models': ['image'], 'priority': 'now'}");
        assertRefused(
                400,
                "BAD_REQUEST",
                "exclude",
                "{'models': ['image'], 'exclude': [{'model': '*'}]}");
        assertRefused(
                422,
                "UNSUPPORTED",
                "measure.endToEnd",
                "{'models': ['image'], 'measure': {'endToEnd': false}}");
    }

    @Test
    void tooManyCellsAreRefused() {
        String batches =
                String.join(
                        ", ", IntStream.rangeClosed(1, 51).mapToObj(Integer::toString).toList());

        assertRefused(
                422,
                "TOO_MANY_CELLS",
                "models",
                "{'models': ['image', 'pair'], 'batch': [%s]}".formatted(batches));
    }
}

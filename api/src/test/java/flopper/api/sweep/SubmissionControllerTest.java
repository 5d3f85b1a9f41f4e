package flopper.api.sweep;

import static flopper.api.sweep.Graphs.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.api.TestWorker;
import flopper.db.Database;
import flopper.db.Rows;
import flopper.db.job.Job;
import flopper.db.model.Model;
import flopper.db.profile.NewProfile;
import flopper.db.row.Page;
import flopper.db.workload.Tensor;
import flopper.servers.TestServers;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Submitting sweeps over HTTP, down to the record on the queue. */
final class SubmissionControllerTest {

    private static final String SWEEPS = "/api/v1/sweeps";

    @RegisterExtension
    static final ApiServer SERVER = new ApiServer(Map.of("flopper.api.sweep.cells-max", "100"));

    private final Database database = SERVER.database();
    private final Rows rows = new Rows(database);

    @BeforeAll
    static void storeModels() {
        store("image", Graphs.sum("image", input("x", "N", 3, "H", "W")));
        store("image2", Graphs.sum("image2", input("x", "N", 3, "H", "W")));
        store("pair", Graphs.sum("pair", input("a", "N", 8), input("b", "N", 8)));
    }

    private static void store(String name, byte[] model) {
        Answer answer =
                SERVER.post("/api/v1/models?name=" + name, "application/octet-stream", model);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static Answer submit(String json) {
        return SERVER.post(SWEEPS, json.replace('\'', '"'));
    }

    private static Answer submit(String json, String key) {
        return SERVER.send(
                SERVER.request(SWEEPS)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    private List<Job> jobs(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return database.jobs()
                .ofSweep(answer.textAt("id"), Optional.empty(), Page.first(Page.LIMIT_MAX));
    }

    private List<String> cells(Answer answer) {
        return jobs(answer).stream()
                .map(job ->
                        "%s %s %s"
                                .formatted(
                                        job.cell().model(),
                                        job.cell().batch().stream().boxed().toList(),
                                        job.cell().shapes().text()))
                .toList();
    }

    @Test
    void aSweepWithoutTargetsProfilesEveryModelAtEveryBatch() {
        Answer answer = submit("{'models': ['image', 'pair'], 'batch': [1, 8], 'reuse': 'none'}");

        assertThat(cells(answer))
                .containsExactly(
                        "image:latest [1] ",
                        "image:latest [8] ",
                        "pair:latest [1] ",
                        "pair:latest [8] ");
        assertThat(answer.header("Location")).isEqualTo(SWEEPS + "/" + answer.textAt("id"));
        assertThat(answer.fields())
                .contains(
                        "id",
                        "name",
                        "createdAt",
                        "finishedAt",
                        "total",
                        "counts",
                        "reused",
                        "etaSeconds",
                        "waiting");
        assertThat(answer.at("total").getIntValue()).isEqualTo(4);
        assertThat(answer.at("counts.QUEUED").getIntValue()).isEqualTo(4);
        assertThat(answer.textAt("name")).isEqualTo("image and 1 more");
    }

    @Test
    void theContractsBodyIsTaken() {
        rows.device("cpu-contract", rows.worker());

        Answer answer =
                submit(
                        """
                        {'name': 'image against image2', 'models': ['image', 'image2:latest'],
                         'batch': [1, 8], 'shapes': [{'x': [1,3,224,224]}], 'precision': ['fp32'],
                         'targets': [{'deviceClass': '*', 'backend': ['onnxruntime'], 'threads': [1]}],
                         'measure': {'endToEnd': true, 'layers': true, 'kernels': true},
                         'exclude': [{'model': 'image2', 'batch': 8}],
                         'reuse': 'fresh within 30d', 'priority': 'normal', 'maxAttempts': 3}
                        """);

        assertThat(cells(answer))
                .containsExactly(
                        "image:latest [1] x=1x3x224x224",
                        "image:latest [8] x=8x3x224x224",
                        "image2:latest [1] x=1x3x224x224");
        assertThat(jobs(answer))
                .allSatisfy(job -> {
                    assertThat(job.queue()).isEqualTo("timing.test-cpu");
                    assertThat(job.cell().backend()).contains("onnxruntime");
                    assertThat(job.cell().precision()).contains("fp32");
                    assertThat(job.cell().threads()).hasValue(1);
                    assertThat(job.cell().measureLayers()).isTrue();
                    assertThat(job.cell().measureKernels()).isTrue();
                });
        assertThat(answer.textAt("name")).isEqualTo("image against image2");
    }

    @Test
    void aSubmissionReachesAWorkerAsARecord() {
        try (TestWorker worker = TestWorker.start(database, TestServers.kafka(), "analysis")) {
            Answer answer = submit("{'models': ['image'], 'batch': [3], 'reuse': 'none'}");
            String job = jobs(answer).getFirst().id();

            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(worker.claimedIds()).contains(job));
        }
    }

    @Test
    void aPatternNamesStoredModelsAndTheCatalogue() {
        Answer stored = submit("{'models': ['image*', 'pair', 'pa*'], 'reuse': 'none'}");
        Answer catalogue = submit("{'models': ['resnet1*'], 'reuse': 'none'}");

        assertThat(jobs(stored).stream().map(job -> job.cell().model()))
                .containsExactly("image:latest", "image2:latest", "pair:latest");
        assertThat(jobs(catalogue).stream().map(job -> job.cell().model()))
                .contains("resnet18:latest")
                .doesNotHaveDuplicates();
        assertThat(database.models().findByReference("resnet18")).isPresent();
    }

    @Test
    void aPatternNamesNetworksOfASearchSpaceByTheirTags() {
        Answer first = submit("{'models': ['nasbench201:33113*'], 'reuse': 'none'}");
        Answer again = submit("{'models': ['nasbench201:*31130', 'nasbench201:331134']}");

        assertThat(jobs(first).stream().map(job -> job.cell().model()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 5).mapToObj("nasbench201:33113%d"::formatted).toList());
        assertThat(jobs(again).stream().map(job -> job.cell().model()))
                .hasSize(6)
                .contains("nasbench201:331130", "nasbench201:331134")
                .doesNotHaveDuplicates();
        assertThat(SERVER.get("/api/v1/models/nasbench201:331133").textAt("tag"))
                .isEqualTo("331133");
    }

    @Test
    void aRangeNamesABackboneAtEachResolution() {
        Answer answer = submit("{'models': ['squeezenet1_0@64..128:32'], 'reuse': 'none'}");

        assertThat(jobs(answer).stream().map(job -> job.cell().model()))
                .containsExactlyInAnyOrder(
                        "squeezenet1_0@64:latest",
                        "squeezenet1_0@96:latest",
                        "squeezenet1_0@128:latest");
    }

    @Test
    void theBatchTakesTheFirstDimensionOfEveryShapeThatHasIt() {
        Answer answer =
                submit(
                        """
                        {'models': ['pair'], 'batch': [4],
                         'shapes': [{'a': [1,8], 'b': [1,8]}], 'reuse': 'none'}
                        """);

        assertThat(cells(answer)).containsExactly("pair:latest [4] a=4x8\nb=4x8");
    }

    @Test
    void whatIsNamedTwiceIsOneCell() {
        Answer answer =
                submit("{'models': ['image', 'image:latest'], 'batch': [2, 2], 'reuse': 'none'}");

        assertThat(cells(answer)).containsExactly("image:latest [2] ");
    }

    @Test
    void aStoredProfileAnswersItsCellUnlessEverythingIsToBeRun() {
        Model model = database.models().findByReference("pair").orElseThrow();
        NewProfile any = Rows.profile(model, 77);
        NewProfile profile =
                new NewProfile(
                        model.graphId(),
                        List.of(
                                Tensor.of("a", "FLOAT", List.of(77L, 8L)),
                                Tensor.of("b", "FLOAT", List.of(77L, 8L))),
                        any.totals(),
                        any.unsupported(),
                        any.conventions(),
                        any.layers());
        String id = database.profiles().put(profile);

        Answer reused = submit("{'models': ['pair'], 'batch': [77]}");
        Answer again = submit("{'models': ['pair'], 'batch': [77], 'reuse': 'none'}");

        assertThat(jobs(reused).getFirst().resultId()).contains(id);
        assertThat(reused.at("reused").getIntValue()).isEqualTo(1);
        assertThat(reused.at("finishedAt").isNull()).isFalse();
        assertThat(jobs(again).getFirst().resultId()).isEmpty();
    }

    @Test
    void aFreshMeasurementAnswersItsCell() {
        rows.device("cpu-fresh", rows.worker());
        String body =
                """
                {'models': ['image2'], 'shapes': [{'x': [1,3,17,17]}],
                 'targets': [{'deviceClass': 'test-cpu', 'threads': [1]}]}
                """;
        Job measured = jobs(submit(body)).getFirst();
        Model model = database.models().findByReference("image2").orElseThrow();
        NewProfile any = Rows.profile(model, 1);
        NewProfile profile =
                new NewProfile(
                        model.graphId(),
                        List.of(Tensor.of("x", "FLOAT", List.of(1L, 3L, 17L, 17L))),
                        any.totals(),
                        any.unsupported(),
                        any.conventions(),
                        any.layers());
        String id =
                database.measurements()
                        .put(
                                measured.id(),
                                database.profiles().put(profile),
                                Rows.layeredMeasurement("cpu-fresh", 1000, Instant.now()));

        assertThat(jobs(submit(body)).getFirst().resultId()).contains(id);
        assertThat(
                        jobs(submit(body.replace("{'models'", "{'reuse': 'none', 'models'")))
                                .getFirst()
                                .resultId())
                .isEmpty();
    }

    @Test
    void theSameKeyAndBodyGetTheSameSweep() {
        Answer first = submit("{'models': ['image'], 'batch': [5]}", "key-1");
        Answer again = submit("{'batch': [5],  'models': ['image']}", "key-1");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.textAt("id")).isEqualTo(first.textAt("id"));
        assertThat(jobs(again)).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        submit("{'models': ['image'], 'batch': [5]}", "key-2");

        Answer other = submit("{'models': ['image'], 'batch': [6]}", "key-2");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.textAt("code")).isEqualTo("IDEMPOTENCY_MISMATCH");
        assertThat(other.textAt("field")).isEqualTo("Idempotency-Key");
    }

    @Test
    void aRepeatIsAnsweredEvenWhereItsBodyWouldBeRefusedNow() {
        store("shortlived", Graphs.sum("shortlived", input("x", 1, 3)));
        Answer first = submit("{'models': ['shortlived']}", "key-3");
        database.jobs().cancelSweep(first.textAt("id"));
        assertThat(SERVER.delete("/api/v1/models/shortlived").status()).isEqualTo(204);

        Answer again = submit("{'models': ['shortlived']}", "key-3");

        assertThat(again.textAt("id")).isEqualTo(first.textAt("id"));
    }

    @Test
    void aRefusedSubmissionDoesNotUseUpItsKey() {
        assertThat(submit("{'models': ['nope']}", "key-4").status()).isEqualTo(422);
        assertThat(submit("{'models': ['image']}", "key-4").status()).isEqualTo(202);
    }

    @Test
    void aKeyOfOnlySpacesOrTooLongIsRefused() {
        assertThat(submit("{'models': ['image']}", "x".repeat(256)).textAt("field"))
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void oneKeySentManyTimesAtOnceStoresOneSweep() throws Exception {
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                answers.add(
                        threads.submit(() ->
                                submit("{'models': ['image'], 'batch': [1, 2, 3]}", "key-5")));
            }
        }

        Set<String> ids = new HashSet<>();
        for (Future<Answer> answer : answers) {
            if (answer.get().status() == 202) {
                ids.add(answer.get().textAt("id"));
            } else {
                assertThat(answer.get().status()).isEqualTo(409);
                assertThat(answer.get().textAt("code")).isEqualTo("CONFLICT");
            }
        }
        assertThat(ids).hasSize(1);
    }

    @Test
    void aDryRunTellsCellsReuseRefusalsAndAnEstimateAndStoresNothing() {
        int sweeps = database.sweeps().list(Page.first(1000)).size();
        int models = database.models().list(Page.first(1000)).size();

        Answer answer =
                SERVER.post(
                        SWEEPS + "?dryRun=true",
                        """
                        {"models": ["image", "vgg13", "nope"], "batch": [1, 2],
                         "exclude": [{"model": "vgg*", "batch": 2}]}
                        """);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("total").getIntValue()).isEqualTo(3);
        assertThat(answer.textAt("cells.0.model")).isEqualTo("image:latest");
        assertThat(answer.at("cells.1.batch").getIntValue()).isEqualTo(2);
        assertThat(answer.at("cells.1.shapes.x.0").getIntValue()).isEqualTo(2);
        assertThat(answer.textAt("cells.2.model")).isEqualTo("vgg13:latest");
        assertThat(answer.textAt("refused.0.code")).isEqualTo("MODEL_UNKNOWN");
        assertThat(answer.textAt("refused.0.field")).isEqualTo("models[2]");
        assertThat(answer.fields()).contains("reused", "estimateSeconds", "estimateMissing");
        assertThat(database.sweeps().list(Page.first(1000))).hasSize(sweeps);
        assertThat(database.models().list(Page.first(1000))).hasSize(models);
    }
}

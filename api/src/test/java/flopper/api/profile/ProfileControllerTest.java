package flopper.api.profile;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Rows;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.db.job.Job;
import flopper.db.job.JobState;
import flopper.db.lease.Claim;
import flopper.db.lease.Lease;
import flopper.db.model.Model;
import flopper.db.profile.LayerOutcome;
import flopper.db.profile.NewProfile;
import flopper.db.profile.Operations;
import flopper.db.profile.ProfileLayer;
import flopper.db.profile.Totals;
import flopper.db.row.Page;
import flopper.db.workload.Tensor;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

class ProfileControllerTest {

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private static String workerId = "";

    private final Rows rows = new Rows(SERVER.database());

    @BeforeAll
    static void registerWorker() {
        workerId = new Rows(SERVER.database()).worker();
    }

    @Test
    void aProfileThatIsNotKnownIsAWorkersToCount() {
        Model model = rows.model("unknown");
        Answer answer = SERVER.get("/api/v1/models/unknown/profile?batch=8");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        Job job = onlyJob(model);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/jobs/" + job.id());
        assertThat(answer.textAt("jobId")).isEqualTo(job.id());
        assertThat(answer.textAt("state")).isEqualTo("QUEUED");
        assertThat(job.cell().batch()).hasValue(8);
        assertThat(job.cell().model()).isEqualTo("unknown:latest");
    }

    @Test
    void askingAgainAsksNoOtherWorker() {
        Model model = rows.model("twice");
        Answer first = SERVER.get("/api/v1/models/twice/profile");
        Answer second = SERVER.get("/api/v1/models/twice/profile");
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(onlyJob(model).cell().batch()).isEmpty();
    }

    @Test
    void whoPrefersToWaitGetsTheProfileWhenItIsCounted() throws Exception {
        Model model = rows.model("waiting");
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() ->
                        SERVER.send(
                                SERVER.request("/api/v1/models/waiting/profile?batch=2")
                                        .header("Prefer", "respond-async, wait=60")));
        complete(awaitJob(model), Rows.profile(model, 2));
        assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(200);
        assertThat(answer.get().textAt("macs")).isEqualTo("200");
        Answer again = SERVER.get("/api/v1/models/waiting/profile?batch=2");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(answer.get().json());
    }

    @Test
    void theObjectHasEveryFieldOfTheContract() {
        Model model = rows.model("complete");
        SERVER.get("/api/v1/models/complete/profile");
        complete(awaitJob(model), profileOf(model));
        Answer answer = SERVER.get("/api/v1/models/complete/profile");
        assertThat(answer.fields())
                .containsExactly(
                        "model",
                        "graphId",
                        "inputs",
                        "params",
                        "statistics",
                        "constants",
                        "macs",
                        "flops",
                        "operations",
                        "weightBytes",
                        "activationBytes",
                        "peakActivationBytes",
                        "complete",
                        "unsupported",
                        "unresolved",
                        "layers",
                        "conventions");
        assertThat(answer.textAt("model")).isEqualTo("complete:latest");
        assertThat(answer.textAt("graphId")).isEqualTo(model.graphId());
        assertThat(answer.valueAt("inputs"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "name",
                                        "input",
                                        "type",
                                        "FLOAT",
                                        "shape",
                                        List.of(1, 3, 224, 224))));
        assertThat(answer.valueAt("operations"))
                .isEqualTo(
                        Map.of(
                                "multiplyAdds", 1000,
                                "additions", 1,
                                "multiplications", 2,
                                "divisions", 3,
                                "comparisons", 4,
                                "transcendentals", 5));
        assertThat(answer.valueAt("unsupported"))
                .isEqualTo(List.of(Map.of("op", "com.acme::Foo", "count", 1)));
        assertThat(answer.valueAt("unresolved"))
                .isEqualTo(List.of(Map.of("layer", "pick", "reason", "depends on data")));
        assertThat(answer.valueAt("conventions"))
                .isEqualTo(Map.of("torchvision", 1000, "ptflops", 1010));
        assertThat(answer.at("complete").getBooleanValue()).isFalse();
    }

    @Test
    void aLayerHasEveryFieldOfTheContract() {
        Model model = rows.model("layered");
        SERVER.get("/api/v1/models/layered/profile");
        complete(awaitJob(model), profileOf(model));
        Answer answer = SERVER.get("/api/v1/models/layered/profile");
        assertThat(answer.valueAt("layers.0"))
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("index", 0),
                                Map.entry("name", "conv"),
                                Map.entry("op", "Conv"),
                                Map.entry("outcome", "COUNTED"),
                                Map.entry("macs", 250),
                                Map.entry("flops", 500),
                                Map.entry("params", 9),
                                Map.entry("share", 0.25),
                                Map.entry("weightBytesRead", 10),
                                Map.entry("activationBytesRead", 11),
                                Map.entry("activationBytesWritten", 12),
                                Map.entry(
                                        "outputs",
                                        List.of(
                                                Map.of(
                                                        "name",
                                                        "conv_out",
                                                        "type",
                                                        "FLOAT",
                                                        "shape",
                                                        List.of(1, 64))))));
    }

    @Test
    void aLayerThatWasNotCountedHasNoFigures() {
        Model model = rows.model("partly");
        SERVER.get("/api/v1/models/partly/profile");
        complete(awaitJob(model), profileOf(model));
        Answer answer = SERVER.get("/api/v1/models/partly/profile");
        assertThat(answer.textAt("layers.1.outcome")).isEqualTo("UNSUPPORTED");
        assertThat(answer.textAt("layers.2.outcome")).isEqualTo("UNRESOLVED");
        for (String field : List.of("macs", "flops", "params", "share", "weightBytesRead")) {
            assertThat(answer.at("layers.1." + field).isNull()).isTrue();
            assertThat(answer.at("layers.2." + field).isNull()).isTrue();
        }
        assertThat(answer.at("layers.1.outputs.0.type").isNull()).isTrue();
        assertThat(answer.at("layers.1.outputs.0.shape").isNull()).isTrue();
    }

    @Test
    void oneConventionCanBeAskedFor() {
        Model model = rows.model("convention");
        SERVER.get("/api/v1/models/convention/profile");
        complete(awaitJob(model), profileOf(model));
        String path = "/api/v1/models/convention/profile?convention=";
        assertThat(SERVER.get(path + "ptflops").valueAt("conventions"))
                .isEqualTo(Map.of("ptflops", 1010));
        Answer unknown = SERVER.get(path + "guesswork");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.textAt("field")).isEqualTo("convention");
        assertThat(unknown.textAt("detail")).contains("guesswork", "ptflops", "torchvision");
    }

    @Test
    void shapesOfTheInputsCanBeGiven() {
        Model model = rows.model("shaped");
        Answer asked =
                SERVER.get("/api/v1/models/shaped/profile?shape=a,b=2x3&shape=scalar=&batch=4");
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(onlyJob(model).cell().shapes().byName())
                .isEqualTo(Map.of("a,b", List.of(2L, 3L), "scalar", List.of()));
    }

    @Test
    void whatWasCountedForTheSameShapesIsKnown() {
        Model model = rows.model("same");
        SERVER.get("/api/v1/models/same/profile?batch=1");
        complete(awaitJob(model), Rows.profile(model, 1));
        Answer answer = SERVER.get("/api/v1/models/same/profile?shape=input=1x3x224x224");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void aGraphThatCannotBeCountedIsAProblemWithTheReasonOfTheWorker() {
        Model model = rows.model("unbound");
        SERVER.get("/api/v1/models/unbound/profile");
        fail(
                awaitJob(model),
                new Failure(
                        FailureCode.UNBOUND_DIMENSION,
                        "dimension 1 (sequence) of input tokens is not known"));
        Answer answer = SERVER.get("/api/v1/models/unbound/profile");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.textAt("code")).isEqualTo("UNBOUND_DIMENSION");
        assertThat(answer.textAt("blame")).isEqualTo("USER");
        assertThat(answer.textAt("detail"))
                .isEqualTo("dimension 1 (sequence) of input tokens is not known");
        // Other shapes are another question.
        assertThat(SERVER.get("/api/v1/models/unbound/profile?batch=2").status()).isEqualTo(202);
    }

    @Test
    void aBackboneOfTheCatalogueNeedsNoUpload() {
        Answer answer = SERVER.get("/api/v1/models/resnet18/profile");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(SERVER.get("/api/v1/models/resnet18").textAt("source")).isEqualTo("CATALOGUE");
    }

    @Test
    void anUnknownModelIsNotFound() {
        Answer answer = SERVER.get("/api/v1/models/no-such-model/profile");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.textAt("code")).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "batch=0             | batch | batch must be greater than or equal to 1",
                "batch=two           | batch | batch must be a whole number, which 'two' is not",
                "shape=1x2           | shape | shape '1x2' is not NAME=1x3x224x224",
                "shape=a=1x-2        | shape | dimension 1 of input 'a' is '-2', which is no number"
                        + " of 1 or more",
                "shape=a=0           | shape | dimension 0 of input 'a' is '0', which is no number"
                        + " of 1 or more",
                "shape=a=99999999999999999999 | shape | dimension 0 of input 'a' is"
                        + " '99999999999999999999', which is no number of 1 or more",
                "shape=a=1&shape=a=2 | shape | input 'a' has two shapes",
            })
    void aParameterThatCannotBeIsNamed(String query, String field, String detail) {
        rows.model("parameters");
        Answer answer = SERVER.get("/api/v1/models/parameters/profile?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.textAt("field")).isEqualTo(field);
        assertThat(answer.textAt("detail")).isEqualTo(detail);
    }

    /** One counted, one unsupported and one unresolved layer. */
    private static NewProfile profileOf(Model model) {
        ProfileLayer conv =
                new ProfileLayer(
                        0,
                        "conv",
                        "Conv",
                        LayerOutcome.COUNTED,
                        Optional.empty(),
                        Operations.NONE,
                        250,
                        500,
                        9,
                        10,
                        11,
                        12,
                        List.of(Tensor.of("conv_out", "FLOAT", List.of(1L, 64L))));
        Tensor unknown = new Tensor("foo_out", Optional.empty(), Optional.empty());
        ProfileLayer foo =
                new ProfileLayer(
                        1,
                        "foo",
                        "com.acme::Foo",
                        LayerOutcome.UNSUPPORTED,
                        Optional.empty(),
                        Operations.NONE,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        List.of(unknown));
        return new NewProfile(
                model.graphId(),
                List.of(Tensor.of("input", "FLOAT", List.of(1L, 3L, 224L, 224L))),
                new Totals(
                        10,
                        2,
                        1,
                        new Operations(1000, 1, 2, 3, 4, 5),
                        1000,
                        2015,
                        40,
                        80,
                        60,
                        false),
                Map.of("com.acme::Foo", 1L),
                Map.of("torchvision", 1000L, "ptflops", 1010L),
                List.of(conv, foo, Rows.layer(2, "pick", LayerOutcome.UNRESOLVED)));
    }

    private static Job onlyJob(Model model) {
        List<Job> jobs = jobs(model);
        assertThat(jobs).hasSize(1);
        return jobs.getFirst();
    }

    private static Job awaitJob(Model model) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> jobs(model), found -> !found.isEmpty())
                .getFirst();
    }

    private static List<Job> jobs(Model model) {
        return SERVER.database().jobs().list(Page.first(100)).stream()
                .filter(job -> job.cell().graphId().equals(model.graphId()))
                .toList();
    }

    private static void complete(Job job, NewProfile profile) {
        assertThat(SERVER.database().completeProfile(lease(job), profile)).isTrue();
    }

    private static void fail(Job job, Failure failure) {
        assertThat(SERVER.database().leases().fail(lease(job), failure, Duration.ZERO))
                .contains(JobState.FAILED);
    }

    private static Lease lease(Job job) {
        Claim claim = SERVER.database().leases().claim(job.id(), workerId, Duration.ofMinutes(1));
        assertThat(claim).isInstanceOf(Claim.Claimed.class);
        return ((Claim.Claimed) claim).lease();
    }
}

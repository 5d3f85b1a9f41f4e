package flopper.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.onnx.OnnxReader;
import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;
import flopper.db.model.Model;
import flopper.db.model.ModelSource;
import flopper.zoo.Backbone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.Optional;

class ModelResolverTest {

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private final ModelResolver resolver = SERVER.bean(ModelResolver.class);

    @Test
    void aBackboneIsStoredWhenItIsFirstNamed() {
        Model model = resolver.find("resnet18").orElseThrow();
        assertThat(model.reference()).isEqualTo("resnet18:latest");
        assertThat(model.source()).isEqualTo(ModelSource.CATALOGUE);
        assertThat(SERVER.database().models().findGraphBytes(model.graphId())).isPresent();
        assertThat(resolver.find("resnet18:latest")).contains(model);
        assertThat(resolver.find(model.id())).contains(model);
        assertThat(resolver.find("resnet18:v2")).isEmpty();
    }

    @Test
    void aBackboneThatWasDeletedIsStoredAgain() {
        Model first = resolver.find("squeezenet1_0").orElseThrow();
        SERVER.database().models().delete(first.id());
        Model second = resolver.find("squeezenet1_0").orElseThrow();
        assertThat(second.graphId()).isEqualTo(first.graphId());
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void anUploadedModelHidesABackboneOfTheSameName() {
        Answer uploaded =
                SERVER.post(
                        "/api/v1/models?name=vgg11",
                        "application/octet-stream",
                        OnnxFile.small("mine"));
        assertThat(resolver.find("vgg11").map(Model::id)).contains(uploaded.textAt("id"));
    }

    @Test
    void aBackboneThatThisVersionBuildsOtherwiseMovesItsName() {
        ModelResolver before = generating("before");
        ModelResolver after = generating("after");
        Model old = before.find("tiny").orElseThrow();
        Model current = after.find("tiny").orElseThrow();
        assertThat(current.id()).isEqualTo(old.id());
        assertThat(current.graphId()).isNotEqualTo(old.graphId());
    }

    @Test
    void aNameThatMeansNothingIsRefusedWithTheFieldThatHoldsIt() {
        assertThatThrownBy(() -> resolver.require("nonsense", "models[2]"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(FailureCode.MODEL_UNKNOWN);
                            assertThat(refused.field()).contains("models[2]");
                        })
                .hasMessageContaining("nonsense");
    }

    /** A resolver whose catalogue has one backbone, with an output of this name. */
    private static ModelResolver generating(String output) {
        Backbone tiny =
                new Backbone(
                        "tiny", "Tiny", 1, List.of(), _ -> OnnxReader.read(OnnxFile.small(output)));
        return new ModelResolver(
                SERVER.database(),
                SERVER.bean(ModelArchive.class),
                name -> Optional.of(tiny).filter(backbone -> backbone.name().equals(name)));
    }
}

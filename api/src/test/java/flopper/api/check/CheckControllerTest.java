package flopper.api.check;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.onnx.CanonicalGraph;
import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.api.model.OnnxFile;
import flopper.zoo.Catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CheckControllerTest {

    private static final String MODELS = "/api/v1/models";

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    /** Published figures: the torchvision rows of the catalogue's table. */
    @Test
    void aBackboneIsItselfAndHoldsItsPublishedFigures() {
        Answer check = SERVER.get(MODELS + "/resnet50/check");

        assertThat(check.status()).as(check.text()).isEqualTo(200);
        assertThat(check.textAt("looksLike.backbone")).isEqualTo("resnet50");
        assertThat(check.textAt("looksLike.verdict")).isEqualTo("SAME");
        assertThat(check.textAt("looksLike.layersCompared")).isEqualTo("54");
        assertThat(check.textAt("looksLike.params")).isEqualTo("25557032");
        assertThat(check.textAt("looksLike.published.0.weights")).isEqualTo("IMAGENET1K_V1");
        assertThat(check.textAt("looksLike.published.0.paramsHeld")).isEqualTo("true");
        assertThat(check.textAt("looksLike.published.0.gmacsHeld")).isEqualTo("true");
    }

    @Test
    void anUploadThatDiffersFromTheBackboneOfItsNameSaysWhere() {
        Answer created = upload("MobileNet-v2", graph("mobilenet_v2@width=0.75"));

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.textAt("looksLike.backbone")).isEqualTo("mobilenet_v2");
        assertThat(created.textAt("looksLike.verdict")).isEqualTo("DIFFERS");
        Answer check = SERVER.get(MODELS + "/" + created.textAt("id") + "/check");
        assertThat(check.textAt("model")).isEqualTo("MobileNet-v2:latest");
        String first = "looksLike.differences.0.";
        assertThat(check.textAt(first + "change")).isEqualTo("CHANGED");
        assertThat(check.textAt(first + "layer.name")).isEqualTo("features.0.0");
        assertThat(check.textAt(first + "layer.output.1")).isEqualTo("24");
        assertThat(check.textAt(first + "expected.output.1")).isEqualTo("32");
    }

    @Test
    void theUploadOfABackboneIsTheBackbone() {
        Answer created = upload("mine", graph("densenet121@folded"));

        assertThat(created.textAt("looksLike.backbone")).isEqualTo("densenet121");
        assertThat(created.textAt("looksLike.verdict")).isEqualTo("SAME");
    }

    @Test
    void aBatchIsTakenFromTheRequest() {
        Answer check = SERVER.get(MODELS + "/resnet18/check?batch=4&shape=input=4x3x224x224");

        assertThat(check.status()).as(check.text()).isEqualTo(200);
        assertThat(check.textAt("looksLike.macs")).isEqualTo(String.valueOf(4L * 1_814_073_344));
        assertThat(check.textAt("looksLike.verdict")).isEqualTo("SAME");
        assertThat(check.textAt("looksLike.published.0.gmacsHeld")).isEqualTo("true");
    }

    @Test
    void aModelThatLooksLikeNothingSaysSo() {
        upload("tiny", OnnxFile.small("tiny"));

        Answer check = SERVER.get(MODELS + "/tiny/check");

        assertThat(check.status()).isEqualTo(200);
        assertThat(check.at("looksLike").isNull()).isTrue();
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        Answer check = SERVER.get(MODELS + "/resnet18/check?shape=input=1x4x224x224");

        assertThat(check.status()).isEqualTo(422);
        assertThat(check.textAt("code")).isEqualTo("SHAPE_MISMATCH");
        assertThat(SERVER.get(MODELS + "/nowhere/check").status()).isEqualTo(404);
    }

    private static byte[] graph(String backbone) {
        return CanonicalGraph.of(Catalogue.find(backbone).orElseThrow().model()).bytes();
    }

    private static Answer upload(String name, byte[] bytes) {
        return SERVER.post(MODELS + "?name=" + name, "application/octet-stream", bytes);
    }
}

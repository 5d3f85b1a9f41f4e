package flopper.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldedNormalizationTest {
    /**
     * Source: {@code onnx_float_initializer_elements} of the conformance corpus, whose exporter
     * folds likewise.
     */
    @ParameterizedTest
    @CsvSource({
        "resnet50, 25530472",
        "densenet121, 8040040",
        "mobilenet_v2, 3487816",
        "vgg13_bn, 133047848",
        "regnet_y_400mf, 4330568",
        "shufflenet_v2_x1_0, 2270514",
        "googlenet, 6617624"
    })
    void aFoldedGraphHoldsWhatAnExporterLeaves(String name, long elements) {
        Counted counted = Counted.of(Catalogue.find(name + "@folded").orElseThrow(), 224);

        assertThat(counted.params() + counted.report().parameters().statistics())
                .isEqualTo(elements);
    }

    @Test
    void foldingChangesNoMultiplyAccumulate() {
        for (Backbone backbone : Catalogue.backbones()) {
            Backbone folded = Catalogue.find(backbone.name() + "@folded").orElseThrow();

            assertThat(Counted.of(folded, folded.resolution()).macs())
                    .as(folded.name())
                    .isEqualTo(Counted.of(backbone, backbone.resolution()).macs());
        }
    }

    @Test
    void everyConvolutionOfAResNetTakesOverItsNormalisation() {
        Model folded = Catalogue.find("resnet18@folded").orElseThrow().model();

        assertThat(folded.graph().nodes())
                .extracting(Node::opType)
                .doesNotContain("BatchNormalization")
                .filteredOn(op -> op.equals("Conv"))
                .hasSize(20);
        assertThat(folded.graph().nodes())
                .filteredOn(node -> node.opType().equals("Conv"))
                .allSatisfy(node -> assertThat(node.inputs()).hasSize(3));
    }

    @Test
    void aNormalisationAfterAConcatenationStays() {
        assertThat(Catalogue.find("densenet121@folded").orElseThrow().model().graph().nodes())
                .extracting(Node::name)
                .contains("features.denseblock1.denselayer1.norm1")
                .doesNotContain("features.denseblock1.denselayer1.norm2");
    }

    @Test
    void aConvolutionWhoseWeightsOthersUseGetsItsOwn() {
        long shared = Counted.of(Catalogue.find("polynet").orElseThrow(), 331).params();
        long folded = Counted.of(Catalogue.find("polynet@folded").orElseThrow(), 331).params();

        assertThat(folded).isGreaterThan(shared);
    }
}

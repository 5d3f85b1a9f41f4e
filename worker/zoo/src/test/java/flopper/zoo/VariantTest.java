package flopper.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VariantTest {
    @Test
    void aNumberIsAResolution() {
        Backbone small = Catalogue.find("resnet50@112").orElseThrow();

        assertThat(small.name()).isEqualTo("resnet50@112");
        assertThat(small.model()).isEqualTo(Catalogue.find("resnet50").orElseThrow().model(112));
    }

    /** Source: arXiv 1704.04861, tables 6 and 7: millions of mult-adds and of parameters. */
    @ParameterizedTest
    @CsvSource({
        "mobilenet_v1@width=0.75, 325, 2.6",
        "mobilenet_v1@width=0.5, 149, 1.3",
        "mobilenet_v1@width=0.25, 41, 0.5",
        "mobilenet_v1@192, 418, 4.2",
        "'mobilenet_v1@width=1,128', 186, 4.2"
    })
    void widthAndResolutionShrinkMobileNetAsItsPaperSays(
            String description, long megaMacs, double megaParams) {
        Backbone backbone = Catalogue.find(description).orElseThrow();
        Counted counted = Counted.of(backbone, backbone.resolution());

        assertThat(Math.round(counted.macs() / 1e6)).isEqualTo(megaMacs);
        assertThat(Math.round(counted.params() / 1e5) / 10.0).isEqualTo(megaParams);
    }

    /** Source: timm's model cards of mobilenetv2_050 and mobilenetv2_140. */
    @ParameterizedTest
    @CsvSource({
        "mobilenet_v2@width=0.5, 1968680",
        "mobilenet_v2@width=1.4, 6108776",
        "mnasnet1_0@width=0.5, 2218512"
    })
    void aWidthMultipliesAllChannels(String description, long params) {
        assertThat(Counted.of(Catalogue.find(description).orElseThrow(), 224).params())
                .isEqualTo(params);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resnet50@",
                "resnet50@0",
                "resnet50@99999",
                "resnet50@192,224",
                "resnet50@width=0.5",
                "mobilenet_v2@width=0",
                "mobilenet_v2@width=99",
                "mobilenet_v2@width=-1",
                "resnet50@folded,folded",
                "resnet50@pruned",
                "resnet51@folded",
                "resnet50@224..448:32"
            })
    void whatCannotBeHadIsNotFound(String description) {
        assertThat(Catalogue.find(description)).isEmpty();
    }

    @Test
    void publishedFiguresStayForTheSameGraphAlone() {
        assertThat(Catalogue.find("vit_b_16@384").orElseThrow().published())
                .singleElement()
                .satisfies(published ->
                        assertThat(published.weights()).isEqualTo("IMAGENET1K_SWAG_E2E_V1"));
        assertThat(Catalogue.find("resnet50@224").orElseThrow().published()).isNotEmpty();
        assertThat(Catalogue.find("resnet50@192").orElseThrow().published()).isEmpty();
        assertThat(Catalogue.find("resnet50@folded").orElseThrow().published()).isEmpty();
    }

    @Test
    void aRangeOfResolutionsIsExpanded() {
        assertThat(Catalogue.expand("resnet50@224..320:32"))
                .extracting(Backbone::name)
                .containsExactly("resnet50@224", "resnet50@256", "resnet50@288", "resnet50@320");
        assertThat(Catalogue.expand("mobilenet_v2@width=0.5,96..128:32"))
                .extracting(Backbone::name)
                .containsExactly("mobilenet_v2@width=0.5,96", "mobilenet_v2@width=0.5,128");
    }

    @Test
    void aStarStandsForAnyPartOfAName() {
        assertThat(Catalogue.expand("densenet*"))
                .extracting(Backbone::name)
                .containsExactly("densenet121", "densenet161", "densenet169", "densenet201");
        assertThat(Catalogue.expand("*")).hasSameSizeAs(Catalogue.backbones());
        assertThat(Catalogue.expand("resnet18")).hasSize(1);
        assertThat(Catalogue.expand("nothing*")).isEmpty();
    }
}

package flopper.launcher.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.launcher.client.Json;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

final class CheckPrinterTest {

    @Test
    void aBackboneIsSaidToBeItself() {
        AnalyzeRun run = AnalyzeRun.of("--check", "resnet50", "resnet50@folded");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("resnet50 is resnet50: all 54 layers")
                .contains("resnet50@folded is resnet50, its normalisations folded: all 54 layers")
                .contains("params 25,530,472, as the backbone has")
                .contains("published IMAGENET1K_V2: params held, GMACs held");
    }

    /** The first 3×3 convolution of mobilenet_v2 has 32 channels, and 24 at three quarters. */
    @Test
    void otherWidthsAreShownLayerByLayer() {
        AnalyzeRun run = AnalyzeRun.of("--check", "--csv", "mobilenet_v2@width=0.75");

        assertThat(run.lines()).first().asString().startsWith("model,looksLike,verdict,change");
        assertThat(AnalyzeRun.of("--check", "mobilenet_v2@width=0.75").out())
                .contains("looks like no backbone");
    }

    @Test
    void theObjectIsThatOfTheRoute() throws IOException {
        Json json = AnalyzeRun.of("--json", "--check", "vgg16").json();

        Json found = json.at("looksLike");
        assertThat(found.at("verdict").text()).isEqualTo("SAME");
        assertThat(found.at("params").integer()).isEqualTo(138_357_544);
        assertThat(found.at("alike").items().stream().map(Json::text).toList())
                .isEqualTo(List.of("vgg16_bn"));
    }

    @Test
    void aConventionHasNothingToCheck() {
        assertThat(AnalyzeRun.of("--check", "--convention", "thop", "vgg16").exitCode())
                .isEqualTo(2);
    }
}

package flopper.launcher.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.launcher.client.Json;

import org.junit.jupiter.api.Test;

import java.io.IOException;

final class DiffPrinterTest {

    @Test
    void foldingTakesNormalisationsAndGivesConvolutionsABias() throws IOException {
        Json json = AnalyzeRun.of("--json", "--diff", "resnet50", "resnet50@folded").json();

        // resnet50 has 53 convolutions, a normalisation after each, and 26,560 channels in them.
        assertThat(json.at("onlyLeft").integer()).isEqualTo(53);
        assertThat(json.at("changed").integer()).isEqualTo(53);
        assertThat(json.at("onlyRight").integer()).isZero();
        long left = json.at("left").at("params").integer();
        assertThat(left).isEqualTo(25_557_032);
        assertThat(json.at("right").at("params").integer()).isEqualTo(left - 26_560);
        assertThat(json.at("right").at("macs").integer())
                .isEqualTo(json.at("left").at("macs").integer());
    }

    @Test
    void aNarrowerNetworkHasTheSameLayersChanged() {
        AnalyzeRun run = AnalyzeRun.of("--diff", "mobilenet_v2", "mobilenet_v2@width=0.75");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("~  features.0.0")
                .contains(" 0 are in mobilenet_v2 alone, 0 in mobilenet_v2@width=0.75 alone")
                .contains("params 3,504,872 → ");
    }

    @Test
    void nothingIsListedWhereNothingDiffers() {
        AnalyzeRun run = AnalyzeRun.of("--diff", "resnet18", "resnet18");

        assertThat(run.lines()).noneMatch(line -> line.startsWith("~"));
        assertThat(run.out()).contains("params 11,689,512\n").contains(" 0 changed");
    }

    @Test
    void csvHasALineForEveryLayerOfBoth() {
        AnalyzeRun run = AnalyzeRun.of("--csv", "--diff", "resnet18", "resnet18@folded");

        long columns = run.lines().getFirst().split(",", -1).length;
        assertThat(run.lines())
                .hasSizeGreaterThan(60)
                .allMatch(line -> line.split(",", -1).length == columns);
    }

    @Test
    void twoInputsAreNeededAndBothMustBeThere() {
        assertThat(AnalyzeRun.of("--diff", "resnet18").exitCode()).isEqualTo(2);
        AnalyzeRun run = AnalyzeRun.of("--diff", "resnet18", "nothere");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("nothere");
    }
}

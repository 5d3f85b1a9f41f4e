package flopper.launcher.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.launcher.client.Json;

import org.junit.jupiter.api.Test;

import java.io.IOException;

final class CatalogueTableTest {

    @Test
    void everySetOfWeightsIsARowOfTheMarkdownTable() {
        AnalyzeRun run = AnalyzeRun.of("--table", "resnet50", "inception_v3");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        // torchvision's weight metadata; ptflops' README, which counts more.
        assertThat(run.out())
                .contains("| resnet50 | 224 | 25.56 | 4.089 | ")
                .contains("| IMAGENET1K_V1 | 76.13 | 92.862 | 25.56 | 4.089 | torchvision 0.29.1")
                .contains("| 4.12 ≠ | ptflops README 0f313a7 | with bias, normalisation,")
                .contains(
                        "| 27.16 ≠ | 5.713 | torchvision 0.29.1 weight metadata"
                                + " | params with the heads that training alone uses |")
                .contains("labelled 224 pixels, counted at 299");
        long columns = run.lines().getFirst().split("\\|", -1).length;
        assertThat(run.lines()).allMatch(line -> line.split("\\|", -1).length == columns);
    }

    @Test
    void aConventionReplacesTheCountedColumn() {
        AnalyzeRun run = AnalyzeRun.of("--table", "--convention", "ptflops", "resnet50");

        // The convention counts modules once, as the README of 2023 did.
        assertThat(run.out())
                .contains("GMACs (ptflops)")
                .contains("| 4.12 | ptflops README 0f313a7 |  |")
                .contains(
                        "| 4.089 ≠ | torchvision 0.29.1 weight metadata"
                                + " | GMACs as torchvision counts |");
    }

    @Test
    void patternsAndVariantsAreCountedToo() throws IOException {
        AnalyzeRun csv = AnalyzeRun.of("--csv", "--table", "resnet18@192", "squeezenet*");
        assertThat(csv.lines()).hasSizeGreaterThan(4);
        long columns = csv.lines().getFirst().split(",", -1).length;
        assertThat(csv.lines()).allMatch(line -> line.split(",", -1).length >= columns);

        Json row = AnalyzeRun.of("--json", "--table", "resnet18@192").json();
        assertThat(row.at("resolution").integer()).isEqualTo(192);
        assertThat(row.has("published")).isFalse();
    }

    @Test
    void aPatternThatMeansNothingIsSaid() {
        AnalyzeRun run = AnalyzeRun.of("--table", "resnot*");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("resnot*");
    }
}

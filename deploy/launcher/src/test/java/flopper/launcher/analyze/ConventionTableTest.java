package flopper.launcher.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.launcher.client.Json;

import org.junit.jupiter.api.Test;

import java.io.IOException;

final class ConventionTableTest {

    @Test
    void aConventionsTableHasItsFiguresItsTotalAndItsUnit() {
        AnalyzeRun run = AnalyzeRun.of("--convention", "torchvision", "resnet50");

        assertThat(run.exitCode()).isZero();
        // flop-conventions.md §3: counted by torchvision's own script.
        assertThat(run.out())
                .contains("total 4,089,184,256 MACs")
                .contains("torchvision prints them as GFLOPS")
                .contains("118.0 M")
                .doesNotContain("BatchNormalization");
    }

    @Test
    void aConventionAsJsonHasAFigureForEachLayer() throws IOException {
        AnalyzeRun run = AnalyzeRun.of("--json", "--convention", "torch", "resnet50");

        Json json = run.json();
        assertThat(json.at("convention").text()).isEqualTo("torch");
        assertThat(json.at("unit").text()).isEqualTo("OPERATIONS");
        assertThat(json.at("total").integer()).isEqualTo(2 * 4_089_184_256L);
        assertThat(
                        json.at("layers").items().stream()
                                .mapToLong(layer -> layer.at("figure").integer()))
                .hasSizeGreaterThan(100)
                .satisfies(figures ->
                        assertThat(figures.stream().mapToLong(Long::longValue).sum())
                                .isEqualTo(2 * 4_089_184_256L));
    }

    @Test
    void aConventionAsCsvHasALineForEachLayer() {
        AnalyzeRun run = AnalyzeRun.of("--csv", "--convention", "ptflops", "resnet18");

        assertThat(run.lines().getFirst())
                .isEqualTo("model,index,name,op,output,convention,unit,figure");
        assertThat(run.lines()).hasSizeGreaterThan(60);
    }

    @Test
    void twoConventionsAreExplainedOperatorByOperator() {
        AnalyzeRun run = AnalyzeRun.of("--explain", "torchvision", "ptflops", "resnet50");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "BatchNormalization: torchvision counts nothing;"
                                + " ptflops counts 2 for each output element")
                .contains(
                        "Gemm: torchvision counts multiply-accumulates;"
                                + " ptflops counts multiply-accumulates and bias");
    }

    @Test
    void theDifferencesAddUpToThatOfTheTotals() throws IOException {
        Json json = AnalyzeRun.of("--json", "--explain", "fvcore", "onnx-tool", "vit_b_16").json();

        long totals =
                json.at("right").at("total").integer() - json.at("left").at("total").integer();
        assertThat(
                        json.at("differences").items().stream()
                                .mapToLong(row -> row.at("difference").integer())
                                .sum())
                .isEqualTo(totals)
                .isNotZero();
    }

    @Test
    void anUnknownConventionIsWrongUsageAndTheOthersAreNamed() {
        for (AnalyzeRun run :
                new AnalyzeRun[] {
                    AnalyzeRun.of("--convention", "tensorflow", "resnet18"),
                    AnalyzeRun.of("--explain", "torch", "tensorflow", "resnet18")
                }) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("'tensorflow' is none of torchvision, torch, ptflops, fvcore, thop");
        }
    }
}

package flopper.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.onnx.OnnxWriter;
import flopper.launcher.client.Json;
import flopper.zoo.Catalogue;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The commands as a shell sees them: standard output, standard error, exit code. */
final class FlopperTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final JsonMapper json = ObjectMapper.getDefault();

    @Test
    void analyzePrintsEveryLayerThatCostsSomethingAndTheTotals() {
        int exitCode = run("analyze", "resnet50");

        assertThat(exitCode).isZero();
        // Published by torchvision as 25,557,032 parameters; flop-conventions.md §3 has the MACs.
        assertThat(out.toString()).contains("params 25,557,032").contains("MACs 4,089,184,256");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void analyzeJsonIsOneObjectALine() throws IOException {
        int exitCode = run("analyze", "--json", "resnet18", "--batch", "2", "resnet50");

        assertThat(exitCode).isZero();
        assertThat(out.toString().lines()).hasSize(2);
        Json resnet50 = parse(out.toString().lines().toList().getLast());
        assertThat(resnet50.at("model").text()).isEqualTo("resnet50");
        assertThat(resnet50.at("params").integer()).isEqualTo(25_557_032);
        assertThat(resnet50.at("statistics").integer()).isEqualTo(53_120);
        assertThat(resnet50.at("macs").integer()).isEqualTo(2 * 4_089_184_256L);
        assertThat(resnet50.at("complete").truth()).isTrue();
        assertThat(resnet50.at("conventions").at("torchvision").integer())
                .isEqualTo(2 * 4_089_184_256L);
        assertThat(resnet50.at("layers").at(0).at("outputs").at(0).at("shape").at(1).integer())
                .isEqualTo(64);
    }

    @Test
    void analyzeReadsFiles(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.onnx");
        Files.write(file, OnnxWriter.write(Catalogue.find("resnet18").orElseThrow().model()));

        int exitCode = run("analyze", "--json", file.toString());

        assertThat(exitCode).isZero();
        assertThat(parse(out.toString()).at("model").text()).isEqualTo("mine");
    }

    @Test
    void anInputThatCannotBeReadIsAnErrorObjectAndKeepGoingGoesOn(@TempDir Path folder)
            throws IOException {
        Path broken = folder.resolve("broken.onnx");
        Files.writeString(broken, "not a model");

        int exitCode = run("analyze", "--json", broken.toString(), "nothere", "resnet18");

        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(3);
        Json error = parse(out.toString().lines().findFirst().orElseThrow()).at("error");
        assertThat(error.at("code").text()).isEqualTo("NOT_ONNX");
        assertThat(error.at("blame").text()).isEqualTo("USER");
    }

    @Test
    void withoutKeepGoingTheFirstFailureEndsIt() {
        int exitCode = run("analyze", "nothere", "resnet18");

        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("no file nothere and no backbone of that name");
    }

    @Test
    void csvHasALineForEveryLayer() {
        int exitCode = run("analyze", "--csv", "resnet18");

        assertThat(exitCode).isZero();
        assertThat(out.toString().lines().findFirst().orElseThrow()).startsWith("model,index,name");
        long columns = out.toString().lines().findFirst().orElseThrow().split(",", -1).length;
        assertThat(out.toString().lines())
                .hasSizeGreaterThan(60)
                .allMatch(line -> line.split(",", -1).length == columns);
    }

    @Test
    void wrongUsageIsExitCode2WithAHint() {
        assertThat(run("analyze")).isEqualTo(2);
        assertThat(run("analyze", "resnet18", "--shape", "oops")).isEqualTo(2);
        assertThat(run("nosuchcommand")).isEqualTo(2);
        assertThat(err.toString()).contains("FILE|BACKBONE").contains("NAME=1x3x224x224");
    }

    @Test
    void everyCommandHasHelp() {
        assertThat(run("--help")).isZero();
        for (String command :
                List.of(
                        "demo",
                        "up",
                        "api",
                        "worker",
                        "analyze",
                        "submit",
                        "watch",
                        "compare",
                        "export",
                        "import",
                        "reproduce",
                        "keys")) {
            assertThat(run(command, "--help")).as(command).isZero();
            assertThat(out.toString()).contains("flopper " + command);
        }
    }

    @Test
    void aRoleWithoutSettingsSaysWhichAreMissing() {
        assertThat(run("worker")).isEqualTo(1);
        assertThat(err.toString()).contains("FLOPPER_KAFKA");
    }

    private int run(String... arguments) {
        CommandLine command = Flopper.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private Json parse(String text) throws IOException {
        JsonNode node = json.readValue(text, JsonNode.class);
        assertThat(node).isNotNull();
        return new Json(node == null ? JsonNode.nullNode() : node);
    }
}

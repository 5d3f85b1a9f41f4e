package flopper.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.onnx.OnnxWriter;
import flopper.launcher.client.ServiceClient;
import flopper.launcher.serve.LocalStack;
import flopper.zoo.Catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that talk to a service, as a shell sees them, on a whole stack. */
final class CommandsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SMALL = "squeezenet1_0@64";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String address = "";

    @Test
    void fromFilesToATableAndBack(@TempDir Path folder) throws Exception {
        // The database server may run as another user than we do.
        assertThat(folder.toFile().setExecutable(true, false)).isTrue();
        try (LocalStack stack = LocalStack.start(folder.resolve("data"), 0)) {
            address = stack.address();
            awaitDevice();
            String sweep = submit(folder);
            watch(sweep);
            compare();
            export(folder);
            keys();
            refusals();
        }
        assertThat(run("watch", "x")).isEqualTo(1);
        assertThat(err.toString()).contains("no service answers at " + address, "--url");
    }

    private String submit(Path folder) throws IOException {
        Path models = Files.createDirectory(folder.resolve("models"));
        Files.write(
                models.resolve("mine.onnx"),
                OnnxWriter.write(Catalogue.find(SMALL).orElseThrow().model()));

        int exitCode =
                run(
                        "submit",
                        models.toString(),
                        SMALL,
                        "--device",
                        "*",
                        "--batch",
                        "1",
                        "--backend",
                        "onnxruntime",
                        "--name",
                        "pair",
                        "--wait");

        assertThat(exitCode).as("%s%s", out, err).isZero();
        assertThat(out.toString()).contains("2 of 2 succeeded, 0 failed");
        Matcher link =
                Pattern.compile(Pattern.quote(address) + "/api/v1/sweeps/(\\S+)")
                        .matcher(out.toString());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private void watch(String sweep) {
        assertThat(run("watch", sweep, "--json")).isZero();
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(out.toString()).contains("\"name\":\"pair\"", "\"total\":2");
    }

    private void compare() {
        assertThat(run("compare", "mine", SMALL, "--baseline", "mine")).as("%s", err).isZero();
        assertThat(out.toString())
                .contains("against mine:latest", "onnxruntime · fp32 · 1 thread · batch 1")
                .containsPattern("mine:latest +\\S+ .* ms – .* ms .*1\\.00×")
                .contains(address + "/api/v1/comparisons?models=mine%2C");
    }

    private void export(Path folder) throws IOException {
        Path file = folder.resolve("runs.csv");
        assertThat(run("export", "measurements", "-o", file.toString())).as("%s", err).isZero();
        assertThat(Files.readAllLines(file)).hasSize(3).first().asString().contains("model");

        Path objects = folder.resolve("runs.json");
        assertThat(run("export", "measurements", "--json", "-o", objects.toString())).isZero();
        assertThat(Files.readAllLines(objects)).hasSize(4);
        assertThat(run("export", "measurements", "--format", "parquet")).isEqualTo(2);
        assertThat(err.toString()).contains("-o FILE");
        assertThat(run("export", "nothings", "-o", file.toString())).isEqualTo(1);
    }

    private void keys() {
        assertThat(run("keys", "create", "ci", "--role", "submitter", "--days", "9")).isZero();
        String secret = out.toString().strip();
        assertThat(secret).hasSize(48).startsWith("flp_");

        assertThat(run("keys", "list")).isZero();
        Matcher row =
                Pattern.compile("(?m)^(\\S+) +ci +ci +SUBMITTER +flp_").matcher(out.toString());
        assertThat(row.find()).as("%s", out).isTrue();
        assertThat(out.toString()).contains("until 20").doesNotContain(secret);

        assertThat(run("keys", "revoke", row.group(1))).isZero();
        assertThat(run("keys", "list")).isZero();
        assertThat(out.toString()).contains("revoked");
        assertThat(run("keys", "revoke", "nothing")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no key 'nothing'");
        assertThat(run("keys", "create", "ci", "--role", "king")).isEqualTo(2);
    }

    private void refusals() {
        assertThat(run("submit", "nothere.onnx")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no file nothere.onnx");
        assertThat(run("submit", "nothere")).isEqualTo(1);
        assertThat(err.toString()).contains("nothere", "flopper analyze --table");
        assertThat(run("submit", SMALL, "--device", "nosuch")).isEqualTo(1);
        assertThat(run("compare", SMALL, "--metric", "beauty")).isEqualTo(1);
        assertThat(err.toString()).contains("beauty", "p50Ns");
        assertThat(run("submit")).isEqualTo(2);
    }

    private void awaitDevice() throws InterruptedException {
        ServiceClient service = new ServiceClient(address);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (service.get("devices").at("items").items().isEmpty()) {
            assertThat(System.nanoTime()).as("no device yet").isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    /** What the command alone printed is in {@code out} and {@code err} afterwards. */
    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--url");
        all.add(address);
        CommandLine command = Flopper.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(all.toArray(String[]::new));
    }
}

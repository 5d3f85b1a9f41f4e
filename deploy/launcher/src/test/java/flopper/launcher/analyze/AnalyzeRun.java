package flopper.launcher.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.launcher.client.Json;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What one run of {@code analyze} said and how it ended. */
record AnalyzeRun(int exitCode, String out, String err) {
    static AnalyzeRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new AnalyzeCommand());
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        int exitCode = command.execute(arguments);
        return new AnalyzeRun(exitCode, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /** The only object that was printed. */
    Json json() throws IOException {
        JsonNode node = ObjectMapper.getDefault().readValue(out, JsonNode.class);
        assertThat(node).isNotNull();
        return new Json(node == null ? JsonNode.nullNode() : node);
    }
}

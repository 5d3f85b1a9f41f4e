package flopper.timing.backend.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.graph.Node;
import flopper.timing.backend.TestModels;
import flopper.timing.failure.TimingFailure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class ProfileLogTest {
    @TempDir private Path directory;

    private static String node(String name, long microseconds) {
        return "{\"cat\" : \"Node\",\"pid\" :7,\"tid\" :8,\"dur\" :%d,\"ts\" :5,\"ph\" : \"X\",\"name\" :\"%s_kernel_time\",\"args\" : {\"op_name\" : \"Conv\"}},"
                .formatted(microseconds, name);
    }

    private static String run(long microseconds) {
        return "{\"cat\" : \"Session\",\"pid\" :7,\"tid\" :8,\"dur\" :%d,\"ts\" :5,\"ph\" : \"X\",\"name\" :\"model_run\",\"args\" : {}},"
                .formatted(microseconds);
    }

    private List<ProfileLog.Run> read(String... lines) throws IOException {
        return ProfileLog.read(Files.write(directory.resolve("events.json"), List.of(lines)));
    }

    @Test
    void eventsAreGroupedByTheRunThatEndsThem() throws IOException {
        assertThat(
                        read(
                                "[",
                                "{\"cat\" : \"Session\",\"dur\" :3,\"name\""
                                        + " :\"model_loading_array\",\"args\" : {}},",
                                node("a", 10),
                                node("b", 20),
                                run(35),
                                node("a", 11),
                                run(12),
                                "]"))
                .containsExactly(
                        new ProfileLog.Run(
                                35_000,
                                List.of(
                                        new ProfileLog.Event("a", 10_000),
                                        new ProfileLog.Event("b", 20_000))),
                        new ProfileLog.Run(12_000, List.of(new ProfileLog.Event("a", 11_000))));
    }

    @Test
    void aNameMayHoldQuotesBecauseTheRuntimeDoesNotEscapeThem() throws IOException {
        String hostile = "x\",\"dur\" :9,\"name\" :\"y";

        assertThat(read(node(hostile, 10), run(10)).getFirst().nodes().getFirst().ns())
                .isEqualTo(10_000);
    }

    @Test
    void nodesWithoutANameAndNodesOfSubgraphsAreToldApart() throws IOException, TimingFailure {
        List<Node> nodes =
                List.of(
                        TestModels.node("", "Mul", "m", "x", "x"),
                        TestModels.node("choice", "If", "y", "m"));

        NodeTimes times =
                NodeTimes.of(
                        read(node("Mul_12", 10), node("inner", 4), node("choice", 5), run(16)),
                        nodes);

        assertThat(times.nodeNs()).containsExactly(10_000, 5_000);
        assertThat(times.betweenNs()).isEqualTo(1_000);
    }

    @Test
    void anEventTooFewIsAnErrorNotATimeOfZero() throws IOException {
        List<ProfileLog.Run> runs = read(node("a", 10), run(12));
        List<Node> nodes =
                List.of(
                        TestModels.node("a", "Relu", "m", "x"),
                        TestModels.node("b", "Relu", "y", "m"));

        assertThatThrownBy(() -> NodeTimes.of(runs, nodes))
                .isInstanceOf(TimingFailure.class)
                .hasMessage("run 0 of the profile lacks node 1 (Relu)");
    }
}

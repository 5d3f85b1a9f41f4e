package flopper.analysis.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.Undeclared;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class CanonicalGraphTest {
    private static Model model(Map<String, Long> opsets) {
        Node node = new Node(0, "n", "", "Relu", List.of("x"), List.of("y"), Attributes.NONE);
        ValueInfo x = new ValueInfo("x", new Undeclared());
        ValueInfo y = new ValueInfo("y", new Undeclared());
        return new Model(
                8,
                opsets,
                new Graph("g", List.of(x), List.of(y), List.of(), List.of(node)),
                List.of());
    }

    @Test
    void theOrderOfImportsDoesNotChangeTheId() {
        Map<String, Long> forwards = new LinkedHashMap<>();
        forwards.put("", 17L);
        forwards.put("com.acme", 1L);
        Map<String, Long> backwards = new LinkedHashMap<>();
        backwards.put("com.acme", 1L);
        backwards.put("", 17L);

        assertThat(CanonicalGraph.of(model(forwards)).id())
                .isEqualTo(CanonicalGraph.of(model(backwards)).id())
                .matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void anotherVersionOfTheOperatorsIsAnotherGraph() {
        assertThat(CanonicalGraph.of(model(Map.of("", 17L))).id())
                .isNotEqualTo(CanonicalGraph.of(model(Map.of("", 18L))).id());
    }
}

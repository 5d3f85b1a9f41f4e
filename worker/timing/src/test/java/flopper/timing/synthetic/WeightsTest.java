package flopper.timing.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

final class WeightsTest {
    private static Fill fill(ElementType type, long[] dims, Node... nodes) {
        Graph graph = new Graph("g", List.of(), List.of(), List.of(), List.of(nodes));
        return new Weights(graph)
                .standIn(new TensorData("w", TensorType.of(type, dims), Optional.empty()))
                .fill();
    }

    private static Node node(String operator, String... inputs) {
        return node(operator, Attributes.NONE, inputs);
    }

    private static Node node(String operator, Attributes attributes, String... inputs) {
        return new Node(0, "", "", operator, List.of(inputs), List.of("y"), attributes);
    }

    @Test
    void aConvolutionsRadiusFollowsItsFanIn() {
        Fill fill = fill(ElementType.FLOAT, new long[] {64, 3, 7, 7}, node("Conv", "x", "w"));

        assertThat(fill.centre()).isZero();
        assertThat((double) fill.radius()).isCloseTo(Math.sqrt(6.0 / 147), within(1e-6));
    }

    @Test
    void aTransposedProductTakesTheOtherDimension() {
        Attributes transposed = new Attributes(Map.of("transB", new AttributeValue.Int(1)));
        long[] dims = {1000, 512};

        assertThat(fill(ElementType.FLOAT, dims, node("Gemm", transposed, "x", "w", "b")))
                .isEqualTo(Fill.ofFanIn(512));
        assertThat(fill(ElementType.FLOAT, dims, node("Gemm", "x", "w", "b")))
                .isEqualTo(Fill.ofFanIn(1000));
        Node transpose =
                new Node(0, "", "", "Transpose", List.of("w"), List.of("t"), Attributes.NONE);
        assertThat(fill(ElementType.FLOAT, dims, transpose, node("MatMul", "x", "t")))
                .isEqualTo(Fill.ofFanIn(512));
    }

    @Test
    void aVarianceIsPositive() {
        Fill fill =
                fill(
                        ElementType.FLOAT,
                        new long[] {64},
                        node("BatchNormalization", "x", "s", "b", "m", "w"));

        assertThat(fill.centre() - fill.radius()).isPositive();
    }

    @Test
    void anIndexIsZeroWhoeverReadsIt() {
        assertThat(fill(ElementType.INT64, new long[] {70000}, node("Gather", "x", "w")))
                .isEqualTo(Fill.ZERO);
    }

    @Test
    void aWeightNobodyReadsIsStillFinite() {
        assertThat(fill(ElementType.FLOAT, new long[] {64})).isEqualTo(Fill.SMALL_POSITIVE);
    }
}

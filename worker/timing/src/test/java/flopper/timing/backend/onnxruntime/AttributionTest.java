package flopper.timing.backend.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The optimised graphs are those of ONNX Runtime 1.29, shortened. */
final class AttributionTest {
    private final List<Node> submitted = new ArrayList<>();
    private final List<Node> optimized = new ArrayList<>();

    private void layer(String operator, String output, String... inputs) {
        submitted.add(
                new Node(
                        submitted.size(),
                        "",
                        "",
                        operator,
                        List.of(inputs),
                        List.of(output),
                        Attributes.NONE));
    }

    private void node(String name, String operator, String output, String... inputs) {
        optimized.add(
                new Node(0, name, "", operator, List.of(inputs), List.of(output), Attributes.NONE));
    }

    private void convolution(String name, String activation, String output, String... inputs) {
        Attributes attributes =
                activation.isEmpty()
                        ? Attributes.NONE
                        : new Attributes(Map.of("activation", new AttributeValue.Text(activation)));
        optimized.add(
                new Node(
                        0,
                        name,
                        "com.microsoft.nchwc",
                        "Conv",
                        List.of(inputs),
                        List.of(output),
                        attributes));
    }

    private void reorder(String direction, String output, String input) {
        optimized.add(
                new Node(
                        0,
                        direction,
                        "com.microsoft.nchwc",
                        direction,
                        List.of(input),
                        List.of(output),
                        Attributes.NONE));
    }

    private static Graph graph(List<Node> nodes) {
        return new Graph("g", List.of(), List.of(), List.of(), nodes);
    }

    /** The layers of each part, in the order of the runtime's nodes. */
    private List<List<Integer>> layers() {
        return parts().stream().map(Attribution.Part::layers).toList();
    }

    private List<Attribution.Part> parts() {
        Model numbered =
                NodeNumbers.apply(new Model(8, Map.of("", 17L), graph(submitted), List.of()));
        return Attribution.of(numbered.graph(), graph(optimized));
    }

    @Test
    void aConvolutionTakesInItsNormalisationAndActivation() {
        layer("Conv", "c", "x", "w");
        layer("BatchNormalization", "b", "c");
        layer("Relu", "r", "b");
        convolution("r_nchwc", "Relu", "reorder", "x", "w");

        assertThat(layers()).containsExactly(List.of(0, 1, 2));
    }

    @Test
    void aSumAndTheActivationAfterItBelongToTheConvolutionThatAddsThem() {
        layer("Conv", "c", "x", "w");
        layer("BatchNormalization", "b", "c");
        layer("Add", "a", "b", "x");
        layer("Relu", "r", "a");
        layer("Conv", "d", "r", "v");
        convolution("b_nchwc", "Relu", "t0", "x", "w", "bias", "x");
        convolution("d_nchwc", "", "t1", "t0", "v");

        assertThat(layers()).containsExactly(List.of(0, 1, 2, 3), List.of(4));
    }

    @Test
    void aNormalisationThatBecameAConvolutionTakesInItsActivation() {
        layer("BatchNormalization", "n", "x");
        layer("Relu", "r", "n");
        convolution("n_bn_nchwc", "Relu", "t0", "x", "s");

        assertThat(layers()).containsExactly(List.of(0, 1));
    }

    @Test
    void aNameMadeUniqueIsStillFound() {
        layer("Conv", "c", "x", "w");
        convolution("c_nchwc_token_12", "", "t0", "x", "w");

        assertThat(layers()).containsExactly(List.of(0));
    }

    @Test
    void aChangeOfLayoutThatPutsOutALayersTensorIsItsLastStep() {
        layer("Conv", "c", "x", "w");
        layer("Flatten", "f", "c");
        convolution("c_nchwc", "", "t0", "x", "w");
        reorder("ReorderOutput", "c", "t0");
        node("flopper_layer_1", "Flatten", "f", "c");

        assertThat(parts())
                .containsExactly(
                        new Attribution.Part(List.of(0, 1), List.of(0)),
                        new Attribution.Part(List.of(2), List.of(1)));
    }

    @Test
    void aChangeOfLayoutThatOneLayerReadsIsItsFirstStep() {
        layer("Conv", "c", "x", "w");
        reorder("ReorderInput", "reorder", "x");
        convolution("c_nchwc", "", "c", "reorder", "w");

        assertThat(parts()).containsExactly(new Attribution.Part(List.of(0, 1), List.of(0)));
    }

    @Test
    void aChangeOfLayoutThatSeveralLayersReadIsNoLayers() {
        layer("Conv", "c", "x", "w");
        layer("Conv", "d", "x", "v");
        reorder("ReorderInput", "reorder", "x");
        convolution("c_nchwc", "", "c", "reorder", "w");
        convolution("d_nchwc", "", "d", "reorder", "v");

        assertThat(layers()).containsExactly(List.of(), List.of(0), List.of(1));
    }

    @Test
    void aChangeOfLayoutThatTransposesIsTheTransposition() {
        layer("Conv", "c", "x", "w");
        layer("Transpose", "t", "c");
        convolution("c_nchwc", "", "t0", "x", "w");
        reorder("ReorderOutput", "t", "t0");

        assertThat(layers()).containsExactly(List.of(0), List.of(1));
    }

    @Test
    void aProductTakesInItsBiasAndNotTheReshapesAroundIt() {
        layer("MatMul", "m", "x", "w");
        layer("Add", "a", "m", "b");
        node("gemm_input_reshape", "Reshape", "i", "x");
        node("flopper_layer_0/MatMulAddFusion", "Gemm", "o", "i", "w", "b");
        node("gemm_output_reshape", "Reshape", "a", "o");

        assertThat(layers()).containsExactly(List.of(), List.of(0, 1), List.of());
    }

    @Test
    void anOperatorReplacedByItsDefinitionIsFoundByItsInput() {
        layer("Conv", "c", "x", "w");
        layer("HardSwish", "h", "c");
        layer("Conv", "d", "h", "v");
        convolution("c_nchwc", "", "t0", "x", "w");
        node("", "HardSigmoid", "t1", "t0");
        node("", "Mul", "t2", "t0", "t1");
        convolution("d_nchwc", "", "t3", "t2", "v");

        assertThat(parts())
                .containsExactly(
                        new Attribution.Part(List.of(0), List.of(0)),
                        new Attribution.Part(List.of(1, 2), List.of(1)),
                        new Attribution.Part(List.of(3), List.of(2)));
    }

    @Test
    void anOperatorReplacedByItsDefinitionIsFoundByItsOutput() {
        layer("Relu", "r", "x");
        layer("GroupNormalization", "g", "r");
        node("flopper_layer_0", "Relu", "r", "x");
        node("", "Reshape", "_inl_a", "r");
        node("", "InstanceNormalization", "_inl_b", "_inl_a");
        node("", "Mul", "g", "_inl_b");

        assertThat(parts())
                .containsExactly(
                        new Attribution.Part(List.of(0), List.of(0)),
                        new Attribution.Part(List.of(1, 2, 3), List.of(1)));
    }

    @Test
    void aLayerThatWasRemovedGoesWithTheOneItFeeds() {
        layer("Relu", "r", "x");
        layer("Identity", "i", "r");
        layer("Sigmoid", "s", "i");
        node("flopper_layer_0", "Relu", "r", "x");
        node("flopper_layer_2", "Sigmoid", "s", "r");

        assertThat(layers()).containsExactly(List.of(0), List.of(1, 2));
    }

    @Test
    void constantsAreNoLayersOfAnyone() {
        layer("Constant", "k");
        layer("Clip", "y", "x", "k");
        node("flopper_layer_1", "Clip", "y", "x", "k");

        assertThat(layers()).containsExactly(List.of(1));
    }
}

package flopper.bench.profile;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.AttributeValue.Ints;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.graph.ValueInfo.Undeclared;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chain of residual blocks of ten nodes each, with a shape computed by the graph in every block: one
 * family of graphs of any length, always the same for a length.
 */
final class BlockChain {
    static final int NODES_PER_BLOCK = 10;
    private static final long CHANNELS = 64;

    private static final Map<String, AttributeValue> SAME =
            Map.of(
                    "kernel_shape",
                    new Ints(List.of(3L, 3L)),
                    "pads",
                    new Ints(List.of(1L, 1L, 1L, 1L)));

    private final List<Node> nodes = new ArrayList<>();
    private final List<TensorData> weights = new ArrayList<>();

    private BlockChain() {}

    /** The chain of that many nodes, rounded down to whole blocks. */
    static Model ofNodes(int count) {
        BlockChain chain = new BlockChain();
        String value = "x";
        for (int block = 0; block < count / NODES_PER_BLOCK; block++) {
            value = chain.block(value);
        }
        List<Dimension> image =
                List.of(new Fixed(1), new Fixed(CHANNELS), new Fixed(56), new Fixed(56));
        ValueInfo input =
                new ValueInfo("x", new DeclaredTensor(ElementType.FLOAT, Optional.of(image)));
        ValueInfo output = new ValueInfo(value, new Undeclared());
        return new Model(
                8,
                Map.of("", 17L),
                new Graph("chain", List.of(input), List.of(output), chain.weights, chain.nodes),
                List.of());
    }

    private String block(String x) {
        String first = node("Relu", Map.of(), normalized(convolved(x)));
        String sum = node("Add", Map.of(), normalized(convolved(first)), x);
        String y = node("Relu", Map.of(), sum);
        String shape = node("Shape", Map.of(), x);
        return node("Identity", Map.of(), node("Reshape", Map.of(), y, shape));
    }

    private String convolved(String x) {
        return node("Conv", SAME, x, weight(CHANNELS, CHANNELS, 3, 3));
    }

    private String normalized(String x) {
        return node(
                "BatchNormalization",
                Map.of(),
                x,
                weight(CHANNELS),
                weight(CHANNELS),
                weight(CHANNELS),
                weight(CHANNELS));
    }

    private String weight(long... dims) {
        String name = "stage.weight_" + weights.size();
        weights.add(new TensorData(name, TensorType.of(ElementType.FLOAT, dims), Optional.empty()));
        return name;
    }

    private String node(String operator, Map<String, AttributeValue> attributes, String... inputs) {
        String name = "/stage/" + operator + "_" + nodes.size();
        String output = name + "_output_0";
        nodes.add(
                new Node(
                        nodes.size(),
                        name,
                        "",
                        operator,
                        Arrays.asList(inputs),
                        List.of(output),
                        new Attributes(attributes)));
        return output;
    }
}

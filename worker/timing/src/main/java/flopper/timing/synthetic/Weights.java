package flopper.timing.synthetic;

import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Chooses how each weight of a graph is made up, by what first reads it: so that nothing that flows
 * through becomes infinite, undefined or denormal, which would change run times.
 */
public final class Weights {
    /** Operators that hand a weight on as it is, or only arranged otherwise. */
    private static final Set<String> TRANSPARENT =
            Set.of(
                    "Identity",
                    "Cast",
                    "Reshape",
                    "Transpose",
                    "Squeeze",
                    "Unsqueeze",
                    "Flatten",
                    "QuantizeLinear",
                    "DequantizeLinear");

    private static final int DEPTH_MAX = 8;

    /** The first reader of a value and the position at which it reads it. */
    private record Reader(Node node, int position) {}

    private final Map<String, Reader> readers = new HashMap<>();

    public Weights(Graph graph) {
        for (Node node : graph.nodes()) {
            for (int position = 0; position < node.inputs().size(); position++) {
                readers.putIfAbsent(node.inputs().get(position), new Reader(node, position));
            }
        }
    }

    /** The weight under its own name, with values to draw. */
    public SyntheticTensor standIn(TensorData weight) {
        ElementType type = weight.type().elementType();
        Fill fill =
                switch (type) {
                    case INT8 -> Fill.SIGNED_BYTE;
                    case UINT8 -> Fill.UNSIGNED_BYTE;
                    // An index: zero is within every table.
                    case INT16, UINT16, INT32, UINT32, INT64, UINT64, BOOL -> Fill.ZERO;
                    default -> fillOf(weight.name(), weight.type().shape(), 0);
                };
        return new SyntheticTensor(weight.name(), weight.type(), fill);
    }

    private Fill fillOf(String name, Shape shape, int depth) {
        Reader reader = readers.get(name);
        if (reader == null || depth > DEPTH_MAX) {
            return Fill.SMALL_POSITIVE;
        }
        String operator = reader.node().opType();
        if (TRANSPARENT.contains(operator) && reader.position() == 0) {
            Shape passed =
                    operator.equals("Transpose") && shape.rank() >= 2 ? swapLastTwo(shape) : shape;
            return fillOf(reader.node().outputs().getFirst(), passed, depth + 1);
        }
        return forReader(operator, reader, shape);
    }

    private static Fill forReader(String operator, Reader reader, Shape shape) {
        int position = reader.position();
        return switch (operator) {
            // Scale, bias, mean and variance, the last of which must be positive.
            case "BatchNormalization" ->
                    position == 1 || position == 4 ? Fill.NEAR_ONE : Fill.NEAR_ZERO;
            case "LayerNormalization",
                    "InstanceNormalization",
                    "GroupNormalization",
                    "RMSNormalization" ->
                    position == 1 ? Fill.NEAR_ONE : Fill.NEAR_ZERO;
            case "Conv", "ConvTranspose", "DeformConv" ->
                    position == 1 && shape.rank() > 2
                            ? Fill.ofFanIn(shape.elements() / Math.max(1, shape.dim(0)))
                            : Fill.NEAR_ZERO;
            case "Gemm" -> position == 1 ? gemm(reader.node(), shape) : Fill.NEAR_ZERO;
            case "MatMul", "Einsum" ->
                    Fill.ofFanIn(shape.rank() < 2 ? shape.elements() : shape.dim(-2));
            case "LSTM", "GRU", "RNN" ->
                    position == 1 || position == 2 ? Fill.ofFanIn(shape.dim(-1)) : Fill.NEAR_ZERO;
            case "Mul", "Div", "Pow", "PRelu" -> Fill.NEAR_ONE;
            case "Add", "Sub" -> Fill.NEAR_ZERO;
            case "Gather" -> Fill.UNIT;
            default -> Fill.SMALL_POSITIVE;
        };
    }

    private static Fill gemm(Node gemm, Shape shape) {
        boolean transposed = gemm.attributes().integer("transB", 0) != 0;
        return Fill.ofFanIn(shape.dim(transposed ? -1 : -2));
    }

    private static Shape swapLastTwo(Shape shape) {
        return shape.with(-1, shape.dim(-2)).with(-2, shape.dim(-1));
    }

    /** A graph input under its own name: an image-like range, or the index 0. */
    public static SyntheticTensor input(String name, TensorType type) {
        Fill fill =
                switch (type.elementType()) {
                    case UINT8 -> Fill.UNSIGNED_BYTE;
                    case INT8 -> Fill.SIGNED_BYTE;
                    // Token numbers and indices: 0 or 1 is within every table worth the name.
                    case INT16, UINT16, INT32, UINT32, INT64, UINT64 -> new Fill(0.5f, 0.5f);
                    // Masks: all true, so that nothing is skipped.
                    case BOOL -> new Fill(1, 0);
                    default -> Fill.UNIT;
                };
        return new SyntheticTensor(name, type, fill);
    }
}

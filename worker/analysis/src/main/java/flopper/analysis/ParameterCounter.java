package flopper.analysis;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Function;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.report.ModelReport.Parameters;
import flopper.analysis.tensor.ElementType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Counts the elements of every tensor that a model stores, bodies of functions, branches and loops
 * included, each tensor once.
 *
 * <p>An initializer is a parameter when it is floating point, when it is an integer tensor of at
 * most 8 bits, or when an operator takes it for quantized weights; it is a statistic when only
 * normalisations take it, for their running mean or variance; and it is neither when it is a scale
 * or zero point. Wider integers are indices and shapes.
 */
final class ParameterCounter {
    private static final int QUANTIZED_BITS_MAX = 8;

    private final IdentityHashMap<Object, Weight> weights;
    private final long[] paramsByLayer;
    private final Deque<List<Node>> bodies = new ArrayDeque<>();
    private long params;
    private long statistics;
    private long constants;
    private long bytes;

    private ParameterCounter(IdentityHashMap<Object, Weight> weights, int layers) {
        this.weights = weights;
        this.paramsByLayer = new long[layers];
    }

    /**
     * @param weights the tensors that the walk met, with their roles, by identity
     * @throws ArithmeticException when a sum leaves the range of long
     */
    static ParameterCounter count(Model model, IdentityHashMap<Object, Weight> weights) {
        ParameterCounter counter = new ParameterCounter(weights, model.graph().nodes().size());
        counter.graph(model.graph());
        for (Function function : model.functions()) {
            counter.bodies.add(function.nodes());
        }
        while (!counter.bodies.isEmpty()) {
            counter.bodies.remove().forEach(counter::node);
        }
        return counter;
    }

    Parameters parameters() {
        return new Parameters(params, statistics, constants);
    }

    /** Parameters that a layer of the main graph is the first to use. */
    long paramsOf(int layer) {
        return paramsByLayer[layer];
    }

    /** Stored bytes of all initializers and Constant tensors, of any type. */
    long bytes() {
        return bytes;
    }

    private void graph(Graph graph) {
        graph.initializers().forEach(this::initializer);
        bodies.add(graph.nodes());
    }

    private void node(Node node) {
        boolean constant = ShapeInference.isConstant(node);
        for (AttributeValue value : node.attributes().values().values()) {
            switch (value) {
                case AttributeValue.Subgraph(Graph graph) -> graph(graph);
                case AttributeValue.Subgraphs(List<Graph> graphs) -> graphs.forEach(this::graph);
                case AttributeValue.Tensor(TensorData tensor) when constant ->
                        constant(tensor.type().elementType(), tensor.type().elements());
                case AttributeValue.Reals(List<Float> reals) when constant ->
                        constant(ElementType.FLOAT, reals.size());
                default -> {}
            }
        }
    }

    private void constant(ElementType type, long elements) {
        bytes = Math.addExact(bytes, type.bytes(elements));
        if (type.isFloatingPoint() && elements > 1) {
            constants = Math.addExact(constants, elements);
        }
    }

    private void initializer(TensorData tensor) {
        bytes = Math.addExact(bytes, tensor.type().bytes());
        @Nullable Weight weight = weights.get(tensor);
        Set<WeightRole> roles = weight == null ? Set.of() : weight.roles();
        long elements = weight == null ? tensor.type().elements() : weight.elements();
        if (roles.equals(Set.of(WeightRole.STATISTIC))) {
            statistics = Math.addExact(statistics, elements);
        } else if (isParameter(tensor.type().elementType(), roles)) {
            params = Math.addExact(params, elements);
            if (weight != null && weight.firstLayer() >= 0) {
                paramsByLayer[weight.firstLayer()] += elements;
            }
        }
    }

    private static boolean isParameter(ElementType type, Set<WeightRole> roles) {
        if (roles.contains(WeightRole.QUANTIZATION)) {
            return false;
        }
        return type.isFloatingPoint()
                || (type.isInteger() && type.bits() <= QUANTIZED_BITS_MAX)
                || (type.isInteger() && roles.contains(WeightRole.QUANTIZED));
    }
}

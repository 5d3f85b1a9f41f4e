package flopper.zoo.build;

import flopper.analysis.graph.Model;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;

import java.util.List;

/**
 * A network under construction, layer by layer, as PyTorch's modules write it: each method adds one
 * layer with its weights and returns the value it puts out. Layers are named within a scope, so
 * that {@code in("layer1").in("0")} gives names such as {@code layer1.0.conv1}.
 */
public final class Network {
    private final GraphBuilder graph;
    private final String scope;

    private Network(GraphBuilder graph, String scope) {
        this.graph = graph;
        this.scope = scope;
    }

    public static Network named(String name) {
        return new Network(new GraphBuilder(name), "");
    }

    /** The same network, whose next layers' names begin with another part. */
    public Network in(String part) {
        return new Network(graph, scope + part + ".");
    }

    public Network in(int part) {
        return in(Integer.toString(part));
    }

    /** The input of an image network: square, three channels. */
    public Value image(int resolution) {
        return graph.input("input", ElementType.FLOAT, Shape.of(3, resolution, resolution));
    }

    /** The input of a language model: a row of token numbers. */
    public Value tokens(String name, int length) {
        return graph.input(name, ElementType.INT64, Shape.of(length));
    }

    public Model model(Value result) {
        return graph.model(result);
    }

    // Layers of image networks

    public Value conv(String name, Value x, Conv conv) {
        Window window = conv.window();
        if (x.channels() % conv.groups() != 0 || conv.channels() % conv.groups() != 0) {
            throw new IllegalArgumentException(
                    scope + name + ": " + x.channels() + " channels and " + conv);
        }
        Value weight =
                weight(
                        name + ".weight",
                        conv.channels(),
                        x.channels() / conv.groups(),
                        window.height(),
                        window.width());
        List<Value> operands =
                conv.bias()
                        ? List.of(x, weight, weight(name + ".bias", conv.channels()))
                        : List.of(x, weight);
        return node(
                name,
                "Conv",
                operands,
                windowed(window)
                        .withAll("dilations", window.dilation(), window.dilation())
                        .with("group", conv.groups()),
                Shape.of(
                        conv.channels(),
                        window.outputHeight(x.height()),
                        window.outputWidth(x.width())));
    }

    public Value batchNorm(String name, Value x) {
        return batchNorm(name, x, 1e-5f);
    }

    public Value batchNorm(String name, Value x, float epsilon) {
        int channels = x.channels();
        return node(
                name,
                "BatchNormalization",
                List.of(
                        x,
                        weight(name + ".weight", channels),
                        weight(name + ".bias", channels),
                        weight(name + ".running_mean", channels),
                        weight(name + ".running_var", channels)),
                NodeAttributes.none().with("epsilon", epsilon),
                x.shape());
    }

    public Value maxPool(String name, Value x, Window window) {
        return pool(name, "MaxPool", x, window, windowed(window));
    }

    /** Padding is left out of each average. */
    public Value averagePool(String name, Value x, Window window) {
        return pool(name, "AveragePool", x, window, windowed(window));
    }

    /** Padding counts as zeros in each average. */
    public Value averagePoolWithPadding(String name, Value x, Window window) {
        return pool(name, "AveragePool", x, window, windowed(window).with("count_include_pad", 1));
    }

    private Value pool(
            String name, String opType, Value x, Window window, NodeAttributes attributes) {
        return node(
                name,
                opType,
                List.of(x),
                window.ceil() ? attributes.with("ceil_mode", 1) : attributes,
                Shape.of(
                        x.channels(),
                        window.outputHeight(x.height()),
                        window.outputWidth(x.width())));
    }

    private static NodeAttributes windowed(Window window) {
        return NodeAttributes.none()
                .withAll("kernel_shape", window.height(), window.width())
                .withAll("pads", window.top(), window.left(), window.bottom(), window.right())
                .withAll("strides", window.stride(), window.stride());
    }

    /** The mean of each channel, [C, 1, 1]. */
    public Value globalAveragePool(String name, Value x) {
        return node(
                name,
                "GlobalAveragePool",
                List.of(x),
                NodeAttributes.none(),
                Shape.of(x.channels(), 1, 1));
    }

    /**
     * Averages down to a square of a fixed size, by windows of equal size; a size that is reached
     * already adds no node.
     */
    public Value adaptiveAveragePool(String name, Value x, int size) {
        if (x.height() == size && x.width() == size) {
            return x;
        }
        int stride = x.height() / size;
        int kernel = x.height() - (size - 1) * stride;
        return averagePool(name, x, Window.of(kernel).stride(stride));
    }

    public Value flatten(String name, Value x) {
        return node(
                name,
                "Flatten",
                List.of(x),
                NodeAttributes.none().with("axis", 1),
                Shape.of(x.shape().elements()));
    }

    /** A fully connected layer with bias over flat features. */
    public Value linear(String name, Value x, int features) {
        return node(
                name,
                "Gemm",
                List.of(
                        x,
                        weight(name + ".weight", features, x.features()),
                        weight(name + ".bias", features)),
                NodeAttributes.none().with("transB", 1),
                Shape.of(features));
    }

    // Element by element

    /** An operator that has one operand and keeps its shape. */
    public Value elementwise(String name, String opType, Value x) {
        return node(name, opType, List.of(x), NodeAttributes.none(), x.shape());
    }

    public Value relu(String name, Value x) {
        return elementwise(name, "Relu", x);
    }

    /** The sum; what is added may have fewer or smaller dimensions, which are then repeated. */
    public Value add(String name, Value x, Value addend) {
        return node(name, "Add", List.of(x, addend), NodeAttributes.none(), x.shape());
    }

    /** The product; the factor may have fewer or smaller dimensions, which are then repeated. */
    public Value multiply(String name, Value x, Value factor) {
        return node(name, "Mul", List.of(x, factor), NodeAttributes.none(), x.shape());
    }

    /** Joins along the first dimension after the batch. */
    public Value concat(String name, List<Value> parts) {
        long joined = parts.stream().mapToLong(Value::channels).sum();
        return node(
                name,
                "Concat",
                parts,
                NodeAttributes.none().with("axis", 1),
                parts.getFirst().shape().with(0, joined));
    }

    // Parts that layers are made of

    public Value scalar(float number) {
        return graph.scalar(number);
    }

    public Value weight(String name, long... dims) {
        return graph.weight(scope + name, Shape.of(dims));
    }

    public Value node(
            String name,
            String opType,
            List<Value> operands,
            NodeAttributes attributes,
            Shape result) {
        return graph.node(scope + name, opType, operands, attributes, result);
    }
}

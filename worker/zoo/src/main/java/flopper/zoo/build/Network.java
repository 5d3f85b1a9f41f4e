package flopper.zoo.build;

import flopper.analysis.graph.Model;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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
        if (x.height() < size || x.width() < size) {
            throw new IllegalArgumentException(
                    "the image is too small: %s pixels are left where %d × %d are averaged to"
                            .formatted(x.shape(), size, size));
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

    /** A fully connected layer with bias: one Gemm over flat features, else MatMul and Add. */
    public Value linear(String name, Value x, int features) {
        if (x.shape().rank() > 1) {
            Value product = linearWithoutBias(name, x, features);
            return add(name + ".add", product, weight(name + ".bias", features));
        }
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

    public Value linearWithoutBias(String name, Value x, int features) {
        return matMul(name, x, weight(name + ".weight", x.features(), features));
    }

    // Layers of token networks

    /** Normalises over the last dimension. */
    public Value layerNorm(String name, Value x, float epsilon) {
        return node(
                name,
                "LayerNormalization",
                List.of(
                        x,
                        weight(name + ".weight", x.features()),
                        weight(name + ".bias", x.features())),
                NodeAttributes.none().with("axis", -1).with("epsilon", epsilon),
                x.shape());
    }

    /** The product of the last two dimensions, for each index of those before them. */
    public Value matMul(String name, Value x, Value factor) {
        return node(
                name,
                "MatMul",
                List.of(x, factor),
                NodeAttributes.none(),
                x.shape().with(-1, factor.features()));
    }

    /** Over the last dimension. */
    public Value softmax(String name, Value x) {
        return node(name, "Softmax", List.of(x), NodeAttributes.none().with("axis", -1), x.shape());
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

    // Layout; dimensions are numbered without the batch

    /** Joins along the first dimension. */
    public Value concat(String name, List<Value> parts) {
        return concat(name, 0, parts);
    }

    public Value concat(String name, int axis, List<Value> parts) {
        long joined = parts.stream().mapToLong(part -> part.dim(axis)).sum();
        return node(
                name,
                "Concat",
                parts,
                NodeAttributes.none().with("axis", axis + 1),
                parts.getFirst().shape().with(axis, joined));
    }

    public List<Value> split(String name, int axis, Value x, long... sizes) {
        return graph.nodes(
                scope + name,
                "Split",
                List.of(x, integers(name + ".sizes", ConstantTensor.vector(sizes))),
                NodeAttributes.none().with("axis", axis + 1),
                LongStream.of(sizes).mapToObj(size -> x.shape().with(axis, size)).toList());
    }

    public Value reshape(String name, Value x, long... dims) {
        long[] withBatch = LongStream.concat(LongStream.of(0), LongStream.of(dims)).toArray();
        Value shape = integers(name + ".shape", ConstantTensor.vector(withBatch));
        return node(name, "Reshape", List.of(x, shape), NodeAttributes.none(), Shape.of(dims));
    }

    public Value transpose(String name, Value x, int... axes) {
        long[] permutation =
                LongStream.concat(LongStream.of(0), IntStream.of(axes).mapToLong(axis -> axis + 1))
                        .toArray();
        return node(
                name,
                "Transpose",
                List.of(x),
                NodeAttributes.none().withAll("perm", permutation),
                Shape.of(IntStream.of(axes).mapToLong(x::dim).toArray()));
    }

    /** One index of the first dimension, which goes away. */
    public Value select(String name, Value x, long index) {
        Value indices =
                integers(
                        name + ".index",
                        ConstantTensor.ofLongs(ElementType.INT64, Shape.scalar(), index));
        return node(
                name,
                "Gather",
                List.of(x, indices),
                NodeAttributes.none().with("axis", 1),
                Shape.of(x.shape().toList().subList(1, x.shape().rank())));
    }

    // Parts that layers are made of

    public Value scalar(float number) {
        return graph.scalar(number);
    }

    public Value weight(String name, long... dims) {
        return graph.weight(scope + name, Shape.of(dims));
    }

    /** A constant tensor of integers, stored in the graph. */
    public Value integers(String name, ConstantTensor values) {
        return graph.integers(scope + name, values);
    }

    /** A node whose output has the given shape, without the batch. */
    public Value node(
            String name,
            String opType,
            List<Value> operands,
            NodeAttributes attributes,
            Shape result) {
        return graph.node(scope + name, opType, operands, attributes, result);
    }
}

package flopper.timing.backend;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.graph.ValueInfo.Symbol;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Small graphs without weights. */
public final class TestModels {
    private static final long IR_VERSION = 8;
    private static final long OPSET = 17;

    private TestModels() {}

    /** Conv, Relu, global pool, Gemm on {@code input [batch, 3, size, size]}, batch left open. */
    public static byte[] convolution(long size, long channels) {
        return bytes(
                List.of(input("input", new Symbol("batch"), fixed(3), fixed(size), fixed(size))),
                List.of(
                        weight("conv.weight", channels, 3, 3, 3),
                        weight("conv.bias", channels),
                        weight("fc.weight", 10, channels),
                        weight("fc.bias", 10)),
                List.of(
                        node("/conv", "Conv", "c", "input", "conv.weight", "conv.bias"),
                        node("/relu", "Relu", "r", "c"),
                        node("/pool", "GlobalAveragePool", "p", "r"),
                        node("/flatten", "Flatten", "f", "p"),
                        new Node(
                                4,
                                "/fc",
                                "",
                                "Gemm",
                                List.of("f", "fc.weight", "fc.bias"),
                                List.of("output"),
                                new Attributes(Map.of("transB", new AttributeValue.Int(1))))));
    }

    /** Square matrices multiplied one after another: as slow as asked for, and simple. */
    public static byte[] products(long size, int count) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String from = i == 0 ? "input" : "m" + (i - 1);
            nodes.add(node("/m" + i, "MatMul", i == count - 1 ? "output" : "m" + i, from, "w"));
        }
        return bytes(
                List.of(input("input", fixed(size), fixed(size))),
                List.of(weight("w", size, size)),
                nodes);
    }

    /** A single node on {@code input [4]}. */
    public static byte[] single(String operator) {
        return bytes(
                List.of(input("input", fixed(4))),
                List.of(),
                List.of(node("/single", operator, "output", "input")));
    }

    public static byte[] bytes(
            List<ValueInfo> inputs, List<TensorData> initializers, List<Node> nodes) {
        ValueInfo output =
                new ValueInfo("output", new DeclaredTensor(ElementType.FLOAT, Optional.empty()));
        return OnnxWriter.write(
                new Model(
                        IR_VERSION,
                        Map.of("", OPSET),
                        new Graph("test", inputs, List.of(output), initializers, nodes),
                        List.of()));
    }

    public static ValueInfo input(String name, Dimension... dims) {
        return new ValueInfo(
                name, new DeclaredTensor(ElementType.FLOAT, Optional.of(List.of(dims))));
    }

    public static Fixed fixed(long size) {
        return new Fixed(size);
    }

    public static TensorData weight(String name, long... dims) {
        return new TensorData(
                name,
                new TensorType(ElementType.FLOAT, Shape.of(LongStream.of(dims).boxed().toList())),
                Optional.empty());
    }

    public static Node node(String name, String operator, String output, String... inputs) {
        return new Node(0, name, "", operator, List.of(inputs), List.of(output), Attributes.NONE);
    }
}

package flopper.analysis.convention;

import flopper.analysis.TestModel;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.AttributeValue.Int;
import flopper.analysis.graph.AttributeValue.Ints;
import flopper.analysis.graph.AttributeValue.Text;
import flopper.analysis.graph.Model;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** PyTorch's modules as graphs, on a batch of two: an image of 8 channels of 16 × 16, or 10 tokens. */
final class ModuleGraphs {
    static final int BATCH = 2;

    private ModuleGraphs() {}

    static Model of(String module) {
        return new Model(11, Map.of("", 24L), graph(module).output("y").graph(), List.of());
    }

    private static TestModel graph(String module) {
        return switch (module) {
            case "Conv2d(8,16,3,p1)" ->
                    image().weight("w", 16, 8, 3, 3)
                            .weight("b", 16)
                            .node("Conv", "x w b", "y", Map.of("pads", ints(1, 1, 1, 1)));
            case "Conv2d(8,16,3,p1,g4)" ->
                    image().weight("w", 16, 2, 3, 3)
                            .node(
                                    "Conv",
                                    "x w",
                                    "y",
                                    Map.of("pads", ints(1, 1, 1, 1), "group", new Int(4)));
            case "ConvT2d(8,16,4,s2,p1)" ->
                    image().weight("w", 8, 16, 4, 4)
                            .weight("b", 16)
                            .node("ConvTranspose", "x w b", "y", transposed(1));
            case "ConvT2d(8,16,4,s2,p1,g4)" ->
                    image().weight("w", 8, 4, 4, 4)
                            .node("ConvTranspose", "x w", "y", transposed(4));
            case "Linear(64,32)" ->
                    tokens().weight("w", 64, 32)
                            .weight("b", 32)
                            .node("MatMul", "x w", "p")
                            .node("Add", "b p", "y");
            case "BatchNorm2d", "LayerNorm", "GroupNorm", "InstanceNorm2d" -> norm(module);
            case "x+x", "torch.add" -> image().node("Add", "x x", "y");
            case "x@x.T", "torch.matmul" ->
                    image().node("Transpose", "x", "t", Map.of("perm", ints(0, 1, 3, 2)))
                            .node("MatMul", "x t", "y");
            case "einsum" ->
                    image().node(
                                    "Einsum",
                                    "x x",
                                    "y",
                                    Map.of("equation", new Text("bhqd,bhkd->bhqk")));
            case "sdpa" -> new TestModel().input("x", 2, 4, 10, 16).node("Attention", "x x x", "y");
            case "MultiheadAttention(64,4)" -> attention();
            case "LSTM(16,32,2l,bi)" -> stackedLstm();
            case "LSTM(16,32)" -> recurrent("LSTM", 4);
            case "GRU(16,32)" -> recurrent("GRU", 3);
            case "Embedding(1000,16)" ->
                    new TestModel()
                            .input("ids", ElementType.INT64, 2, 10)
                            .weight("table", 1000, 16)
                            .node("Gather", "table ids", "y");
            default -> activationOrPool(module);
        };
    }

    private static TestModel activationOrPool(String module) {
        return switch (module) {
            case "ReLU" -> image().node("Relu", "x", "y");
            case "GELU" -> gelu();
            case "SiLU" -> image().node("Swish", "x", "y");
            case "Hardswish" -> image().node("HardSwish", "x", "y");
            case "Sigmoid" -> image().node("Sigmoid", "x", "y");
            case "LeakyReLU" -> image().node("LeakyRelu", "x", "y");
            case "Tanh" -> image().node("Tanh", "x", "y");
            case "Softmax" -> tokens().node("Softmax", "x", "y");
            case "MaxPool2d(3,s2,p1)" ->
                    image().node(
                                    "MaxPool",
                                    "x",
                                    "y",
                                    Map.of(
                                            "kernel_shape",
                                            ints(3, 3),
                                            "strides",
                                            ints(2, 2),
                                            "pads",
                                            ints(1, 1, 1, 1)));
            case "AvgPool2d(2)" ->
                    image().node(
                                    "AveragePool",
                                    "x",
                                    "y",
                                    Map.of("kernel_shape", ints(2, 2), "strides", ints(2, 2)));
            case "AdaptiveAvgPool2d(1)" -> image().node("GlobalAveragePool", "x", "y");
            case "Upsample(2,nearest)" -> upsample("nearest");
            case "Upsample(2,bilinear)" -> upsample("linear");
            case "Upsample(2,bicubic)" -> upsample("cubic");
            default -> throw new IllegalArgumentException(module);
        };
    }

    private static TestModel image() {
        return new TestModel().input("x", BATCH, 8, 16, 16);
    }

    private static TestModel tokens() {
        return new TestModel().input("x", BATCH, 10, 64);
    }

    private static AttributeValue ints(long... values) {
        return new Ints(Arrays.stream(values).boxed().toList());
    }

    private static Map<String, AttributeValue> transposed(long group) {
        return Map.of("strides", ints(2, 2), "pads", ints(1, 1, 1, 1), "group", new Int(group));
    }

    private static TestModel norm(String module) {
        return switch (module) {
            case "LayerNorm" ->
                    tokens().weight("s", 64)
                            .weight("b", 64)
                            .node("LayerNormalization", "x s b", "y");
            case "GroupNorm" ->
                    image().weight("s", 8)
                            .weight("b", 8)
                            .node(
                                    "GroupNormalization",
                                    "x s b",
                                    "y",
                                    Map.of("num_groups", new Int(4)));
            case "InstanceNorm2d" ->
                    image().weight("s", 8)
                            .weight("b", 8)
                            .node("InstanceNormalization", "x s b", "y");
            default ->
                    image().weight("s", 8)
                            .weight("b", 8)
                            .weight("m", 8)
                            .weight("v", 8)
                            .node("BatchNormalization", "x s b m v", "y");
        };
    }

    /** As exporters write it before operator set 20, which is what onnx-tool was given. */
    private static TestModel gelu() {
        return image().known("c", real(1.4142135))
                .known("one", real(1))
                .known("half", real(0.5))
                .node("Div", "x c", "d")
                .node("Erf", "d", "e")
                .node("Add", "e one", "f")
                .node("Mul", "x f", "g")
                .node("Mul", "g half", "y");
    }

    private static ConstantTensor real(double value) {
        return ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.scalar(), value);
    }

    private static TestModel upsample(String mode) {
        ConstantTensor scales =
                ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.of(4), 1, 1, 2, 2);
        return image().known("scales", scales)
                .node("Resize", "x - scales", "y", Map.of("mode", new Text(mode)));
    }

    private static TestModel attention() {
        return tokens().weight("in", 64, 192)
                .weight("in_bias", 192)
                .weight("out", 64, 64)
                .weight("out_bias", 64)
                .node("MatMul", "x in", "p")
                .node("Add", "in_bias p", "qkv")
                .node(
                        "Split",
                        "qkv",
                        "q k v",
                        Map.of("axis", new Int(2), "num_outputs", new Int(3)))
                .node(
                        "Attention",
                        "q k v",
                        "a",
                        Map.of("q_num_heads", new Int(4), "kv_num_heads", new Int(4)))
                .node("MatMul", "a out", "o")
                .node("Add", "out_bias o", "y");
    }

    private static TestModel recurrent(String operator, long gates) {
        return new TestModel()
                .input("x", 10, BATCH, 16)
                .weight("w", 1, gates * 32, 16)
                .weight("r", 1, gates * 32, 32)
                .weight("b", 1, 2 * gates * 32)
                .node(operator, "x w r b", "y", Map.of("hidden_size", new Int(32)));
    }

    private static TestModel stackedLstm() {
        Map<String, AttributeValue> both =
                Map.of("hidden_size", new Int(32), "direction", new Text("bidirectional"));
        return new TestModel()
                .input("x", 10, BATCH, 16)
                .weight("w1", 2, 128, 16)
                .weight("r1", 2, 128, 32)
                .weight("b1", 2, 256)
                .weight("w2", 2, 128, 64)
                .weight("r2", 2, 128, 32)
                .weight("b2", 2, 256)
                .vector("shape", 10, BATCH, 64)
                .node("LSTM", "x w1 r1 b1", "h", both)
                .node("Transpose", "h", "t", Map.of("perm", ints(0, 2, 1, 3)))
                .node("Reshape", "t shape", "u")
                .node("LSTM", "u w2 r2 b2", "y", both);
    }
}

package flopper.timing.backend.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.tensor.Shape;
import flopper.timing.backend.Precision;
import flopper.timing.backend.TestModels;
import flopper.timing.synthetic.SyntheticValues;
import flopper.timing.synthetic.Weights;
import flopper.zoo.Catalogue;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What the replay computes is what ONNX Runtime computes from the same numbers. */
final class OneDnnResultsTest {
    /** Sums of a few thousand products in another order. */
    private static final double SINGLE = 1e-4;

    /** Eight bits of fraction, through several layers. */
    private static final double BRAIN = 0.03;

    private static AttributeValue ints(long... values) {
        return new AttributeValue.Ints(LongStream.of(values).boxed().toList());
    }

    private static Node node(
            String operator, String output, Map<String, AttributeValue> attributes, String... in) {
        return new Node(
                0, "", "", operator, List.of(in), List.of(output), new Attributes(attributes));
    }

    private static ValueInfo input(long... dims) {
        return TestModels.input(
                "input",
                LongStream.of(dims)
                        .mapToObj(TestModels::fixed)
                        .toArray(ValueInfo.Dimension[]::new));
    }

    private static void agree(byte[] graph, Map<String, Shape> shapes, Precision precision)
            throws Exception {
        float[] expected = Reference.computed(graph, shapes);
        float[] actual = Reference.replayed(graph, shapes, precision);
        double largest = 0;
        double apart = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            apart = Math.max(apart, Math.abs(expected[i] - actual[i]));
        }
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(apart / largest).isLessThan(precision == Precision.FP32 ? SINGLE : BRAIN);
    }

    private static void agree(ValueInfo input, List<TensorData> weights, Node... nodes)
            throws Exception {
        agree(TestModels.bytes(List.of(input), weights, List.of(nodes)), Map.of(), Precision.FP32);
    }

    @ParameterizedTest
    @CsvSource({
        // channels in and out, kernel, groups, stride, dilation, pads
        "3, 16, 7, 1, 2, 1, 3, 3",
        "16, 32, 3, 1, 1, 1, 1, 1",
        "16, 32, 1, 1, 1, 1, 0, 0",
        "32, 32, 3, 32, 1, 1, 1, 1",
        "32, 32, 5, 32, 2, 1, 2, 2",
        "16, 24, 3, 2, 1, 1, 1, 1",
        "8, 8, 3, 1, 1, 2, 2, 2",
        "8, 12, 3, 1, 2, 1, 0, 1",
        "5, 7, 3, 1, 1, 1, 0, 0",
    })
    void convolutions(
            long in,
            long out,
            long kernel,
            long groups,
            long stride,
            long dilation,
            long begin,
            long end)
            throws Exception {
        List<TensorData> weights =
                List.of(
                        TestModels.weight("w", out, in / groups, kernel, kernel),
                        TestModels.weight("b", out));
        Map<String, AttributeValue> attributes =
                Map.of(
                        "group", new AttributeValue.Int(groups),
                        "strides", ints(stride, stride),
                        "dilations", ints(dilation, dilation),
                        "pads", ints(begin, begin, end, end));
        agree(input(2, in, 17, 19), weights, node("Conv", "output", attributes, "input", "w", "b"));
    }

    @Test
    void aConvolutionOfSignals() throws Exception {
        agree(
                input(2, 4, 30),
                List.of(TestModels.weight("w", 8, 4, 5)),
                node("Conv", "output", Map.of("pads", ints(2, 2)), "input", "w"));
    }

    /** Each result is as large as the constants, which must not lie where one of them will. */
    @Test
    void constantsOutliveTheActivationsBeforeThem() throws Exception {
        agree(
                input(1, 16, 12, 12),
                List.of(
                        TestModels.weight("k1", 1, 16, 12, 12),
                        TestModels.weight("k2", 1, 16, 12, 12)),
                node("Softmax", "a", Map.of(), "input"),
                node("Softmax", "b", Map.of(), "a"),
                node("Softmax", "c", Map.of(), "b"),
                node("Mul", "d", Map.of(), "c", "k1"),
                node("Softmax", "e", Map.of(), "d"),
                node("Add", "output", Map.of(), "e", "k2"));
    }

    @Test
    void aResidualBlockWithItsNormalizationsFolded() throws Exception {
        List<TensorData> weights =
                new ArrayList<>(
                        List.of(
                                TestModels.weight("w1", 32, 16, 3, 3),
                                TestModels.weight("w2", 32, 16, 1, 1)));
        for (String name : List.of("1", "2")) {
            for (String part : List.of("scale", "shift", "mean", "variance")) {
                weights.add(TestModels.weight(part + name, 32));
            }
        }
        agree(
                input(1, 16, 12, 12),
                weights,
                node("Conv", "a", Map.of("pads", ints(1, 1, 1, 1)), "input", "w1"),
                node(
                        "BatchNormalization",
                        "b",
                        Map.of(),
                        "a",
                        "scale1",
                        "shift1",
                        "mean1",
                        "variance1"),
                node("Conv", "c", Map.of(), "input", "w2"),
                node(
                        "BatchNormalization",
                        "d",
                        Map.of(),
                        "c",
                        "scale2",
                        "shift2",
                        "mean2",
                        "variance2"),
                node("Add", "e", Map.of(), "b", "d"),
                node("Relu", "output", Map.of(), "e"));
    }

    @Test
    void productsOfAnActivationWithWeights() throws Exception {
        agree(
                input(2, 9, 24),
                List.of(TestModels.weight("w", 24, 40), TestModels.weight("b", 40)),
                node("MatMul", "a", Map.of(), "input", "w"),
                node("Add", "c", Map.of(), "a", "b"),
                node("Tanh", "output", Map.of(), "c"));
    }

    @Test
    void productsOfTwoActivations() throws Exception {
        agree(
                input(2, 3, 8, 16),
                List.of(),
                node("Transpose", "t", Map.of("perm", ints(0, 1, 3, 2)), "input"),
                node("MatMul", "a", Map.of(), "input", "t"),
                node("Softmax", "s", Map.of("axis", new AttributeValue.Int(-1)), "a"),
                node("MatMul", "output", Map.of(), "s", "input"));
    }

    @Test
    void aTransposedProductWithBias() throws Exception {
        agree(
                input(3, 20),
                List.of(TestModels.weight("w", 11, 20), TestModels.weight("b", 11)),
                node(
                        "Gemm",
                        "output",
                        Map.of("transB", new AttributeValue.Int(1)),
                        "input",
                        "w",
                        "b"));
    }

    @Test
    void poolsConcatenationsAndReductions() throws Exception {
        Map<String, AttributeValue> window =
                Map.of(
                        "kernel_shape", ints(3, 3),
                        "strides", ints(2, 2),
                        "pads", ints(1, 1, 1, 1),
                        "ceil_mode", new AttributeValue.Int(1));
        agree(
                input(2, 16, 14, 14),
                List.of(),
                node("MaxPool", "m", window, "input"),
                node("AveragePool", "a", window, "input"),
                node("Concat", "c", Map.of("axis", new AttributeValue.Int(1)), "m", "a"),
                node("GlobalAveragePool", "g", Map.of(), "c"),
                node("Flatten", "output", Map.of(), "g"));
    }

    @ParameterizedTest
    @CsvSource({
        "resnet18, 224, FP32",
        "mobilenet_v3_small, 224, FP32",
        "densenet121, 224, FP32",
        "shufflenet_v2_x1_0, 224, FP32",
        "efficientnet_b0, 224, FP32",
        "deit_tiny_patch16_224, 224, FP32",
        "resnet18, 224, BF16",
    })
    void wholeBackbones(String name, long size, Precision precision) throws Exception {
        if (new OneDnnBackend().precisions().contains(precision)) {
            agree(
                    OnnxWriter.write(Catalogue.find(name).orElseThrow().model()),
                    Map.of("input", Shape.of(1, 3, size, size)),
                    precision);
        }
    }

    /** An activation of n/64, times bytes, in steps of a thousandth. */
    @Test
    void quantizedProductsAreThoseOfWholeNumbers() throws Exception {
        if (!new OneDnnBackend().precisions().contains(Precision.INT8)) {
            return;
        }
        byte[] graph = TestModels.products(64, 1);
        float[] actual = Reference.replayed(graph, Map.of(), Precision.INT8);

        PlannedModel planned = PlannedModel.of(new OneDnnPayload(graph, Map.of(), Precision.INT8));
        float[] input = new float[64 * 64];
        SyntheticValues.fill(
                Weights.input("input", planned.plan().type("input")), MemorySegment.ofArray(input));
        try (Arena arena = Arena.ofConfined()) {
            byte[] weights =
                    new Numbers(planned.model(), planned.plan())
                            .quantized("w", arena)
                            .toArray(ValueLayout.JAVA_BYTE);
            float[] expected = new float[64 * 64];
            for (int row = 0; row < 64; row++) {
                for (int column = 0; column < 64; column++) {
                    long sum = 0;
                    for (int k = 0; k < 64; k++) {
                        sum +=
                                Math.round(Math.rint(input[row * 64 + k] * 64))
                                        * weights[k * 64 + column];
                    }
                    expected[row * 64 + column] = sum / 64f * 1e-3f;
                }
            }
            assertThat(actual).containsExactly(expected, Offset.offset(1e-4f));
        }
    }
}

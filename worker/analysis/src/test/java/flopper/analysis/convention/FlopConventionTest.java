package flopper.analysis.convention;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Node;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operator, every tool: figures measured by running the tools side by side on torch 2.13.0. The
 * tools' per-image figures (ptflops) are multiplied by the batch of two here.
 */
class FlopConventionTest {
    private static final class Op {
        private final String name;
        private final List<Optional<TypedNode.Input>> inputs = new ArrayList<>();
        private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

        private Op(String name) {
            this.name = name;
        }

        static Op of(String name) {
            return new Op(name);
        }

        Op input(long... dims) {
            return input(dims, false);
        }

        Op weight(long... dims) {
            return input(dims, true);
        }

        Op known(double value) {
            ConstantTensor tensor =
                    ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.scalar(), value);
            inputs.add(Optional.of(new TypedNode.Input(tensor.type(), Optional.of(tensor), true)));
            return this;
        }

        private Op input(long[] dims, boolean weight) {
            TensorType type = TensorType.of(ElementType.FLOAT, dims);
            inputs.add(Optional.of(new TypedNode.Input(type, Optional.empty(), weight)));
            return this;
        }

        Op with(String attribute, AttributeValue value) {
            attributes.put(attribute, value);
            return this;
        }

        /** The figures in the order of the conventions. */
        List<Long> figures(long macs, long... out) {
            List<String> names = new ArrayList<>();
            inputs.forEach(_ -> names.add("i"));
            Node node = new Node(0, "", "", name, names, List.of("y"), new Attributes(attributes));
            ResolvedNode resolved =
                    new ResolvedNode(
                            new TypedNode(node, 17, inputs),
                            List.of(TensorType.of(ElementType.FLOAT, out)));
            return List.copyOf(
                    ConventionFigures.of(resolved, Cost.multiplyAdds(macs)).byName().values());
        }
    }

    private static final long[] IMAGE = {2, 8, 16, 16};
    private static final long[] TOKENS = {2, 10, 64};

    private static List<Long> expected(
            long torchvision,
            long torch,
            long ptflops,
            long fvcore,
            long thop,
            long deepspeed,
            long onnxTool) {
        return List.of(torchvision, torch, ptflops, fvcore, thop, deepspeed, onnxTool);
    }

    private static AttributeValue ints(Long... values) {
        return new AttributeValue.Ints(List.of(values));
    }

    @Test
    void convolutionWithBias() {
        assertThat(
                        Op.of("Conv")
                                .input(IMAGE)
                                .weight(16, 8, 3, 3)
                                .weight(16)
                                .figures(589_824, 2, 16, 16, 16))
                .isEqualTo(expected(589824, 1179648, 598016, 589824, 589824, 1187840, 598016));
    }

    @Test
    void groupedConvolutionWithoutBias() {
        assertThat(Op.of("Conv").input(IMAGE).weight(16, 2, 3, 3).figures(147_456, 2, 16, 16, 16))
                .isEqualTo(expected(147456, 294912, 147456, 147456, 147456, 294912, 147456));
    }

    /** DeepSpeed's bias is that of its corrected formula: the output's size. */
    @Test
    void transposedConvolutionWithBias() {
        assertThat(
                        Op.of("ConvTranspose")
                                .input(IMAGE)
                                .weight(8, 16, 4, 4)
                                .weight(16)
                                .figures(1_048_576, 2, 16, 32, 32))
                .isEqualTo(
                        expected(
                                1048576,
                                2097152,
                                1081344,
                                1048576,
                                4194304,
                                2097152 + 32768,
                                8421376));
    }

    @Test
    void groupedTransposedConvolution() {
        assertThat(
                        Op.of("ConvTranspose")
                                .input(IMAGE)
                                .weight(8, 4, 4, 4)
                                .with("group", new AttributeValue.Int(4))
                                .figures(262_144, 2, 16, 32, 32))
                .isEqualTo(expected(262144, 524288, 262144, 262144, 1048576, 524288, 2097152));
    }

    @Test
    void linearWithBiasIsAProductAndAnAddition() {
        List<Long> product =
                Op.of("MatMul").input(TOKENS).weight(64, 32).figures(40_960, 2, 10, 32);
        List<Long> bias = Op.of("Add").weight(32).input(2, 10, 32).figures(0, 2, 10, 32);

        assertThat(product).isEqualTo(expected(40960, 81920, 40960, 40960, 40960, 81920, 40960));
        assertThat(bias).isEqualTo(expected(0, 0, 640, 0, 0, 0, 640));
    }

    @Test
    void normalisations() {
        assertThat(
                        Op.of("BatchNormalization")
                                .input(IMAGE)
                                .weight(8)
                                .weight(8)
                                .weight(8)
                                .weight(8)
                                .figures(0, IMAGE))
                .isEqualTo(expected(0, 0, 8192, 8192, 16384, 8192, 126976));
        assertThat(
                        Op.of("LayerNormalization")
                                .input(TOKENS)
                                .weight(64)
                                .weight(64)
                                .figures(0, TOKENS))
                .isEqualTo(expected(0, 0, 1280, 6400, 5120, 6400, 9540));
        assertThat(Op.of("GroupNormalization").input(IMAGE).weight(8).weight(8).figures(0, IMAGE))
                .isEqualTo(expected(0, 0, 8192, 20480, 0, 20480, 0));
    }

    @Test
    void activations() {
        assertThat(Op.of("Relu").input(IMAGE).figures(0, IMAGE))
                .isEqualTo(expected(0, 0, 4096, 0, 0, 4096, 4096));
        assertThat(Op.of("LeakyRelu").input(IMAGE).figures(0, IMAGE))
                .isEqualTo(expected(0, 0, 4096, 0, 0, 4096, 8192));
        assertThat(Op.of("Sigmoid").input(IMAGE).figures(0, IMAGE))
                .isEqualTo(expected(0, 0, 0, 0, 0, 0, 131072));
        assertThat(Op.of("Tanh").input(IMAGE).figures(0, IMAGE))
                .isEqualTo(expected(0, 0, 0, 0, 0, 0, 311296));
        assertThat(Op.of("Softmax").input(TOKENS).figures(0, TOKENS))
                .isEqualTo(expected(0, 0, 1280, 0, 3820, 1280, 46080));
    }

    @Test
    void onlyClippingBetweenZeroAndSixIsARectifier() {
        assertThat(Op.of("Clip").input(IMAGE).known(0).known(6).figures(0, IMAGE))
                .isEqualTo(expected(0, 0, 4096, 0, 0, 4096, 8192));
        assertThat(Op.of("Clip").input(IMAGE).known(0).known(1).figures(0, IMAGE))
                .isEqualTo(expected(0, 0, 0, 0, 0, 0, 8192));
    }

    @Test
    void anErfStandsForItsGelu() {
        assertThat(Op.of("Erf").input(IMAGE).figures(0, IMAGE))
                .isEqualTo(expected(0, 0, 4096, 0, 0, 4096, 0));
    }

    @Test
    void pools() {
        assertThat(
                        Op.of("MaxPool")
                                .input(IMAGE)
                                .with("kernel_shape", ints(3L, 3L))
                                .figures(0, 2, 8, 8, 8))
                .isEqualTo(expected(0, 0, 4096, 0, 0, 4096, 9216));
        assertThat(
                        Op.of("AveragePool")
                                .input(IMAGE)
                                .with("kernel_shape", ints(2L, 2L))
                                .figures(0, 2, 8, 8, 8))
                .isEqualTo(expected(0, 0, 4096, 0, 1024, 4096, 4096));
        assertThat(Op.of("GlobalAveragePool").input(IMAGE).figures(0, 2, 8, 1, 1))
                .isEqualTo(expected(0, 0, 4096, 4096, 4112, 4096, 4160));
    }

    @Test
    void upsampling() {
        assertThat(resize("nearest")).isEqualTo(expected(0, 0, 16384, 16384, 16384, 16384, 0));
        assertThat(resize("linear")).isEqualTo(expected(0, 0, 16384, 65536, 180224, 16384, 65536));
        assertThat(resize("cubic")).isEqualTo(expected(0, 0, 16384, 0, 4243456, 16384, 131072));
    }

    private static List<Long> resize(String mode) {
        return Op.of("Resize")
                .input(IMAGE)
                .with("mode", new AttributeValue.Text(mode))
                .figures(0, 2, 8, 32, 32);
    }

    @Test
    void operatorsOfPythonAreUnseenExceptByOnnxTool() {
        assertThat(Op.of("Add").input(IMAGE).input(IMAGE).figures(0, IMAGE))
                .isEqualTo(expected(0, 0, 0, 0, 0, 0, 4096));
        assertThat(Op.of("MatMul").input(IMAGE).input(2, 8, 16, 16).figures(65_536, 2, 8, 16, 16))
                .isEqualTo(expected(65536, 131072, 65536, 65536, 0, 131072, 65536));
    }

    @Test
    void recurrentCells() {
        assertThat(
                        Op.of("LSTM")
                                .input(10, 2, 16)
                                .weight(1, 128, 16)
                                .weight(1, 128, 32)
                                .weight(1, 256)
                                .figures(122_880, 10, 1, 2, 32))
                .isEqualTo(expected(0, 0, 134400, 0, 133120, 252160, 243200));
        assertThat(
                        Op.of("GRU")
                                .input(10, 2, 16)
                                .weight(1, 96, 16)
                                .weight(1, 96, 32)
                                .weight(1, 192)
                                .figures(92_160, 10, 1, 2, 32))
                .isEqualTo(expected(92160, 184320, 100480, 0, 100480, 188800, 166400));
    }

    @Test
    void conventionsAreFoundByTheNameThatUsersGive() {
        assertThat(FlopConvention.named("onnx-tool")).contains(FlopConvention.ONNX_TOOL);
        assertThat(FlopConvention.named("ONNX_TOOL")).isEmpty();
        assertThat(ConventionFigures.NONE.byName().keySet())
                .containsExactly(
                        "torchvision",
                        "torch",
                        "ptflops",
                        "fvcore",
                        "thop",
                        "deepspeed",
                        "onnx-tool");
    }

    @Test
    void figuresAddAndMultiply() {
        ConventionFigures none = ConventionFigures.NONE;

        assertThat(none.plus(none).times(3)).isEqualTo(none);
    }
}

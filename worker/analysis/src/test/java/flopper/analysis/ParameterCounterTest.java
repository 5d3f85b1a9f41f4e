package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.TensorData;
import flopper.analysis.report.LayerReport.Counted;
import flopper.analysis.report.ModelReport;
import flopper.analysis.report.ModelReport.Parameters;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class ParameterCounterTest {
    private static ModelReport analyze(TestModel model) {
        return ModelAnalyzer.analyze(model.model(), InputBinding.NONE);
    }

    private static long params(ModelReport report, int layer) {
        return ((Counted) report.layers().get(layer)).params();
    }

    @Test
    void aSharedTensorCountsOnceAndForItsFirstLayer() {
        ModelReport report =
                analyze(
                        new TestModel()
                                .input("x", 4, 4)
                                .weight("w", 4, 4)
                                .node("MatMul", "x w", "a")
                                .node("MatMul", "a w", "y")
                                .output("y"));

        assertThat(report.parameters()).isEqualTo(new Parameters(16, 0, 0));
        assertThat(params(report, 0)).isEqualTo(16);
        assertThat(params(report, 1)).isZero();
        assertThat(report.weightBytes()).isEqualTo(64);
    }

    @Test
    void theScalesOfDynamicQuantizationAreNoParameters() {
        ModelReport report =
                analyze(
                        new TestModel()
                                .input("x", 2, 4)
                                .weight("w", ElementType.INT8, 4, 8)
                                .weight("w_zero", ElementType.INT8, 8)
                                .weight("w_scale", 8)
                                .weight("bias", 8)
                                .node("DynamicQuantizeLinear", "x", "q scale zero")
                                .node("MatMulInteger", "q w zero w_zero", "product")
                                .node(
                                        "Cast",
                                        "product",
                                        "real",
                                        Map.of("to", new AttributeValue.Int(1)))
                                .node("Mul", "scale w_scale", "scales")
                                .node("Mul", "real scales", "scaled")
                                .node("Add", "scaled bias", "y")
                                .output("y"));

        assertThat(report.parameters()).isEqualTo(new Parameters(4 * 8 + 8, 0, 0));
    }

    @Test
    void runningStatisticsStandApart() {
        ModelReport report =
                analyze(
                        new TestModel()
                                .input("x", 1, 8, 5, 5)
                                .weight("scale", 8)
                                .weight("bias", 8)
                                .weight("mean", 8)
                                .weight("variance", 8)
                                .node("BatchNormalization", "x scale bias mean variance", "y")
                                .output("y"));

        assertThat(report.parameters()).isEqualTo(new Parameters(16, 16, 0));
        assertThat(params(report, 0)).isEqualTo(16);
    }

    @Test
    void integerIndicesAndShapesAreNoParameters() {
        ModelReport report =
                analyze(
                        new TestModel()
                                .input("x", 4, 4)
                                .vector("shape", 2, 8)
                                .node("Reshape", "x shape", "y")
                                .output("y"));

        assertThat(report.parameters()).isEqualTo(new Parameters(0, 0, 0));
        assertThat(report.weightBytes()).isEqualTo(16);
    }

    @Test
    void quantizedWeightsCountAndTheirScalesAndZeroPointsDoNot() {
        ModelReport report =
                analyze(
                        new TestModel()
                                .input("x", 4, 4)
                                .weight("w", ElementType.INT8, 4, 4)
                                .weight("b", ElementType.INT32, 4)
                                .weight("scale")
                                .weight("zero", ElementType.INT8)
                                .node("DequantizeLinear", "w scale zero", "wf")
                                .node("DequantizeLinear", "b scale", "bf")
                                .node("Gemm", "x wf bf", "y")
                                .output("y"));

        assertThat(report.parameters()).isEqualTo(new Parameters(20, 0, 0));
    }

    private static ModelReport microsoft(
            TestModel model,
            String operator,
            String inputs,
            Map<String, AttributeValue> attributes) {
        return analyze(
                model.node("com.microsoft:" + operator, inputs, "y", attributes).output("y"));
    }

    private static AttributeValue integer(long value) {
        return new AttributeValue.Int(value);
    }

    /**
     * ONNX Runtime, ContribOperators.md, MatMulNBits: B is [N, K/block_size, block_size·bits/8], so
     * with K = 64, N = 8, blocks of 32 and 4 bits it is [8, 2, 16]: 256 bytes for 512 weights.
     */
    @Test
    void weightsPackedInFewBitsCountByTheirNumberAndNotByTheirBytes() {
        ModelReport report =
                microsoft(
                        new TestModel()
                                .input("x", 3, 64)
                                .weight("w", ElementType.UINT8, 8, 2, 16)
                                .weight("scales", 16)
                                .weight("zeros", ElementType.UINT8, 8)
                                .weight("bias", 8),
                        "MatMulNBits",
                        "x w scales zeros - bias",
                        Map.of("K", integer(64), "N", integer(8), "bits", integer(4)));

        assertThat(report.macs()).isEqualTo(3 * 64 * 8);
        assertThat(report.parameters()).isEqualTo(new Parameters(64 * 8 + 8, 0, 0));
        assertThat(params(report, 0)).isEqualTo(64 * 8 + 8);
        assertThat(report.weightBytes()).isEqualTo(256 + 64 + 8 + 32);
    }

    @Test
    void packedWeightsCountEvenWhereTheShapeOfTheProductIsUnknown() {
        ModelReport report =
                microsoft(
                        new TestModel()
                                .input("a", 8, 64)
                                .node("NonZero", "a", "indices")
                                .node("Cast", "indices", "x", Map.of("to", integer(1)))
                                .weight("w", ElementType.UINT8, 8, 2, 16)
                                .weight("scales", 16),
                        "MatMulNBits",
                        "x w scales",
                        Map.of("K", integer(64), "N", integer(8), "bits", integer(4)));

        assertThat(report.complete()).isFalse();
        assertThat(report.parameters().params()).isEqualTo(64 * 8);
    }

    /** MatMulBnb4: B holds K·N four-bit values in [(N·K + 1)/2]; absmax has one scale per block. */
    @Test
    void fourBitFloatsCountByTheirNumber() {
        ModelReport report =
                microsoft(
                        new TestModel()
                                .input("x", 3, 64)
                                .weight("w", ElementType.UINT8, 64 * 10 / 2)
                                .weight("absmax", 10),
                        "MatMulBnb4",
                        "x w absmax",
                        Map.of("K", integer(64), "N", integer(10)));

        assertThat(report.parameters()).isEqualTo(new Parameters(640, 0, 0));
        assertThat(report.weightBytes()).isEqualTo(320 + 40);
    }

    /** GatherBlockQuantized: of 4 bits in UINT8, data [20, 16] is a table of 20 rows of 32. */
    @Test
    void anEmbeddingPackedInFewBitsCountsByItsNumbers() {
        ModelReport report =
                microsoft(
                        new TestModel()
                                .input("ids", ElementType.INT64, 5)
                                .weight("table", ElementType.UINT8, 20, 16)
                                .weight("scales", 20, 2)
                                .weight("zeros", ElementType.UINT8, 20, 1),
                        "GatherBlockQuantized",
                        "table ids scales zeros",
                        Map.of("bits", integer(4), "block_size", integer(16)));

        assertThat(report.parameters()).isEqualTo(new Parameters(640, 0, 0));
        assertThat(report.weightBytes()).isEqualTo(320 + 160 + 20);
    }

    /**
     * QMoE: with 4 experts, 8 inputs, 16 hidden and 4 bits, fc1 is [4, 16, 8/2] and fc2 [4, 8, 16/2];
     * twice 4·16·8 weights.
     */
    @Test
    void expertsPackedInFewBitsCountByTheirNumbers() {
        ModelReport report =
                microsoft(
                        new TestModel()
                                .input("x", 3, 8)
                                .input("router", 3, 4)
                                .weight("fc1", ElementType.UINT8, 4, 16, 4)
                                .weight("scales1", 4, 16)
                                .weight("bias1", 4, 16)
                                .weight("fc2", ElementType.UINT8, 4, 8, 8)
                                .weight("scales2", 4, 8),
                        "QMoE",
                        "x router fc1 scales1 bias1 fc2 scales2",
                        Map.of("expert_weight_bits", integer(4)));

        assertThat(report.parameters()).isEqualTo(new Parameters(2 * 4 * 16 * 8 + 64, 0, 0));
        assertThat(report.weightBytes()).isEqualTo(2 * 256 + 4 * (64 + 64 + 32));
    }

    /** The element type of ONNX itself says four bits, so the shape is that of the weights. */
    @Test
    void blockedDequantizationCountsItsWeightsAndNotTheScaleOfEachBlock() {
        ModelReport report =
                analyze(
                        new TestModel()
                                .input("x", 3, 64)
                                .weight("w", ElementType.INT4, 64, 8)
                                .weight("scales", 2, 8)
                                .weight("zeros", ElementType.INT4, 2, 8)
                                .node(
                                        "DequantizeLinear",
                                        "w scales zeros",
                                        "d",
                                        Map.of("axis", integer(0), "block_size", integer(32)))
                                .node("MatMul", "x d", "y")
                                .output("y"));

        assertThat(report.parameters()).isEqualTo(new Parameters(512, 0, 0));
        assertThat(report.weightBytes()).isEqualTo(256 + 64 + 8);
    }

    /** QAttention: weight [8, 3·8] and bias [24]; two scales and two zero points stand apart. */
    @Test
    void quantizedAttentionCountsItsProjectionAndNotItsScales() {
        ModelReport report =
                microsoft(
                        new TestModel()
                                .input("x", ElementType.UINT8, 2, 5, 8)
                                .weight("w", ElementType.INT8, 8, 24)
                                .weight("b", 24)
                                .weight("xs")
                                .weight("ws", 24)
                                .weight("xz", ElementType.UINT8)
                                .weight("wz", ElementType.INT8, 24),
                        "QAttention",
                        "x w b xs ws - xz wz",
                        Map.of("num_heads", integer(2)));

        assertThat(report.complete()).isTrue();
        assertThat(report.parameters()).isEqualTo(new Parameters(8 * 24 + 24, 0, 0));
    }

    @Test
    void tensorsInConstantNodesAreConstants() {
        TensorData table =
                new TensorData("", TensorType.of(ElementType.FLOAT, 4, 4), Optional.empty());
        TensorData one = new TensorData("", TensorType.of(ElementType.FLOAT), Optional.empty());
        TensorData index =
                new TensorData("", TensorType.of(ElementType.INT64, 9), Optional.empty());
        ModelReport report =
                analyze(
                        new TestModel()
                                .input("x", 4, 4)
                                .node("Constant", "", "a", tensor(table))
                                .node("Constant", "", "b", tensor(one))
                                .node("Constant", "", "c", tensor(index))
                                .node(
                                        "Constant",
                                        "",
                                        "d",
                                        Map.of(
                                                "value_floats",
                                                new AttributeValue.Reals(List.of(1f, 2f, 3f, 4f))))
                                .node("Add", "x a", "e")
                                .node("Add", "e d", "y")
                                .output("y"));

        assertThat(report.parameters()).isEqualTo(new Parameters(0, 0, 20));
        assertThat(report.weightBytes()).isEqualTo(64 + 4 + 72 + 16);
        assertThat(((Counted) report.layers().get(4)).weightBytesRead()).isEqualTo(64);
        assertThat(((Counted) report.layers().get(0)).activationBytesWritten()).isZero();
    }

    private static Map<String, AttributeValue> tensor(TensorData tensor) {
        return Map.of("value", new AttributeValue.Tensor(tensor));
    }

    @Test
    void aTensorThatNothingReadsStillCounts() {
        ModelReport report =
                analyze(
                        new TestModel()
                                .input("x", 4)
                                .weight("unused", 7)
                                .node("Relu", "x", "y")
                                .output("y"));

        assertThat(report.parameters().params()).isEqualTo(7);
    }

    @Test
    void weightsWithinBothBranchesCountWhicheverRuns() {
        AttributeValue multiply =
                new TestModel().weight("w", 3, 3).node("MatMul", "x w", "a").output("a").body();
        AttributeValue add =
                new TestModel().weight("w", 3).node("Add", "x w", "a").output("a").body();
        ModelReport report =
                analyze(
                        new TestModel()
                                .input("x", 3, 3)
                                .bool("c", true)
                                .node(
                                        "If",
                                        "c",
                                        "y",
                                        Map.of("then_branch", multiply, "else_branch", add))
                                .output("y"));

        assertThat(report.parameters().params()).isEqualTo(12);
        assertThat(params(report, 0)).isEqualTo(9);
    }

    @Test
    void aFunctionThatIsCalledTwiceHoldsItsConstantOnce() {
        TensorData table =
                new TensorData("", TensorType.of(ElementType.FLOAT, 4), Optional.empty());
        ModelReport report =
                analyze(
                        new TestModel()
                                .node("Constant", "", "t", tensor(table))
                                .node("Add", "a t", "b")
                                .function("Shift", "a", "b")
                                .input("x", 4)
                                .node(":Shift", "x", "u")
                                .node(":Shift", "u", "y")
                                .output("y"));

        assertThat(report.parameters().constants()).isEqualTo(4);
    }
}

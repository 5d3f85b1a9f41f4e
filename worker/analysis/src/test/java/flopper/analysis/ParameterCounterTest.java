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

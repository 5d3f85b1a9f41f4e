package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.AttributeValue.Int;
import flopper.analysis.report.LayerReport.Counted;
import flopper.analysis.report.LayerReport.Unresolved;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.ElementType;

import org.junit.jupiter.api.Test;

import java.util.Map;

class CostCounterTest {
    private static ModelReport analyze(TestModel model) {
        return ModelAnalyzer.analyze(model.model(), InputBinding.NONE);
    }

    private static Counted layer(ModelReport report, int index) {
        return (Counted) report.layers().get(index);
    }

    @Test
    void bytesOfWeightsAndActivationsAreToldApart() {
        ModelReport report =
                analyze(
                        new TestModel()
                                .input("x", 2, 3)
                                .weight("w", 3, 5)
                                .node("MatMul", "x w", "y")
                                .output("y"));

        assertThat(layer(report, 0).weightBytesRead()).isEqualTo(60);
        assertThat(layer(report, 0).activationBytesRead()).isEqualTo(24);
        assertThat(layer(report, 0).activationBytesWritten()).isEqualTo(40);
        assertThat(report.activationBytes()).isEqualTo(40);
    }

    @Test
    void aViewMovesNothing() {
        ModelReport report =
                analyze(new TestModel().input("x", 2, 3).node("Flatten", "x", "y").output("y"));

        assertThat(layer(report, 0).activationBytesRead()).isZero();
        assertThat(report.activationBytes()).isZero();
    }

    /** [2, 3] times [3, 4] is 24 multiply-adds; the rectifier after it, 8 comparisons, still counts. */
    @Test
    void aFunctionWithOneNodeThatCannotBeCountedKeepsTheCostOfTheOthers() {
        ModelReport report =
                analyze(
                        new TestModel()
                                .node("MatMul", "a w", "b")
                                .node(":Foo", "b", "c")
                                .node("Relu", "b", "d")
                                .function("Layer", "a w", "d")
                                .input("x", 2, 3)
                                .weight("weights", 3, 4)
                                .node(":Layer", "x weights", "y")
                                .node("Relu", "y", "z")
                                .output("z"));

        assertThat(report.complete()).isFalse();
        assertThat(report.layers().getFirst()).isInstanceOf(Unresolved.class);
        assertThat(report.macs()).isEqualTo(24);
        assertThat(report.flops()).isEqualTo(2 * 24 + 8 + 8);
        assertThat(report.conventions().get("torchvision")).isEqualTo(24);
        assertThat(report.activationBytes()).isEqualTo((8 + 8 + 8) * 4);
    }

    @Test
    void gatherReadsTheRowsItUsesAlone() {
        ModelReport report =
                analyze(
                        new TestModel()
                                .input("ids", ElementType.INT64, 2)
                                .weight("table", 1000, 16)
                                .node("Gather", "table ids", "y", Map.of("axis", new Int(0)))
                                .output("y"));

        assertThat(layer(report, 0).weightBytesRead()).isEqualTo(2 * 16 * 4);
        assertThat(layer(report, 0).activationBytesWritten()).isEqualTo(2 * 16 * 4);
    }

    @Test
    void aCostBeyondTheRangeOfLongIsRefusedWithItsNode() {
        TestModel model =
                new TestModel()
                        .input("x", 1L << 26, 1L << 26)
                        .weight("w", 1L << 26, 1L << 26)
                        .node("MatMul", "x w", "y")
                        .output("y");

        assertThatThrownBy(() -> analyze(model))
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        e -> assertThat(e.fault()).isEqualTo(ModelFault.TOO_LARGE))
                .hasMessageContaining("MatMul#0");
    }

    /** 2^41 passes of 128³ = 2^21 multiply-adds are 2^62, and so 2^63 operations: one too many. */
    @Test
    void aTotalWhoseOperationsDoNotFitIsRefusedAsTooLarge() {
        AttributeValue body =
                new TestModel()
                        .arguments("i go s")
                        .node("MatMul", "s w", "t")
                        .output("go t")
                        .body();
        TestModel model =
                new TestModel()
                        .input("x", 128, 128)
                        .weight("w", 128, 128)
                        .scalar("n", 1L << 41)
                        .node("Loop", "n - x", "y", Map.of("body", body))
                        .output("y");

        assertThatThrownBy(() -> analyze(model))
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        e -> assertThat(e.fault()).isEqualTo(ModelFault.TOO_LARGE));
    }
}

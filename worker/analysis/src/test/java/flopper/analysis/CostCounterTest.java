package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.graph.AttributeValue.Int;
import flopper.analysis.report.LayerReport.Counted;
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
}

package flopper.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.TestModel;
import flopper.analysis.convention.FlopConvention;
import flopper.analysis.op.OperatorId;

import org.junit.jupiter.api.Test;

class ConventionDifferenceTest {
    private static final ModelReport REPORT =
            ModelAnalyzer.analyze(
                    new TestModel()
                            .input("x", 2, 3)
                            .weight("w", 3, 5)
                            .node("MatMul", "x w", "a")
                            .node("Relu", "a", "b")
                            .node("Sigmoid", "b", "c")
                            .node("Relu", "c", "y")
                            .output("y")
                            .model(),
                    InputBinding.NONE);

    @Test
    void operatorsThatDifferAreListedLargestFirst() {
        assertThat(
                        ConventionDifference.explain(
                                REPORT, FlopConvention.TORCHVISION, FlopConvention.ONNX_TOOL))
                .containsExactly(
                        new ConventionDifference(
                                OperatorId.onnx("Sigmoid"),
                                1,
                                0,
                                320,
                                "nothing",
                                "32 for each output element"),
                        new ConventionDifference(
                                OperatorId.onnx("Relu"),
                                2,
                                0,
                                20,
                                "nothing",
                                "1 for each output element"));
    }

    @Test
    void theRulesSayWhatAProductIsWorth() {
        assertThat(
                        ConventionDifference.explain(
                                REPORT, FlopConvention.TORCHVISION, FlopConvention.TORCH))
                .containsExactly(
                        new ConventionDifference(
                                OperatorId.onnx("MatMul"),
                                1,
                                30,
                                60,
                                "multiply-accumulates",
                                "2 for each multiply-accumulate"));
    }

    @Test
    void aConventionDoesNotDifferFromItself() {
        assertThat(ConventionDifference.explain(REPORT, FlopConvention.TORCH, FlopConvention.TORCH))
                .isEmpty();
    }

    @Test
    void theTotalsOfAConventionAreTheSumOfItsLayers() {
        long sum =
                REPORT.layers().stream()
                        .mapToLong(layer ->
                                ((LayerReport.Counted) layer)
                                        .conventions()
                                        .of(FlopConvention.ONNX_TOOL))
                        .sum();

        assertThat(REPORT.conventions()).containsEntry("onnx-tool", sum);
    }
}

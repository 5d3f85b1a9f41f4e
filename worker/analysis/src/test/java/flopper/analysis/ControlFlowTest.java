package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.AttributeValue.Int;
import flopper.analysis.graph.Model;
import flopper.analysis.report.LayerReport;
import flopper.analysis.report.LayerReport.Counted;
import flopper.analysis.report.LayerReport.Unresolved;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ControlFlowTest {
    private static final AttributeValue MULTIPLY =
            new TestModel().node("MatMul", "x w", "a").output("a").body();

    private static final AttributeValue ACTIVATE =
            new TestModel().node("Relu", "x", "b").output("b").body();

    private static ModelReport analyze(TestModel model) {
        return ModelAnalyzer.analyze(model.model(), InputBinding.NONE);
    }

    private static LayerReport last(ModelReport report) {
        return report.layers().getLast();
    }

    private static ValueType type(ModelReport report, int output) {
        return last(report).outputs().get(output).type();
    }

    private static TensorType tensor(long... dims) {
        return TensorType.of(ElementType.FLOAT, dims);
    }

    private static TestModel square() {
        return new TestModel().input("x", 3, 3).weight("w", 3, 3);
    }

    private static Map<String, AttributeValue> branches(AttributeValue yes, AttributeValue no) {
        return Map.of("then_branch", yes, "else_branch", no);
    }

    @Test
    void aKnownConditionChoosesItsBranch() {
        ModelReport yes =
                analyze(
                        square().bool("c", true)
                                .node("If", "c", "y", branches(MULTIPLY, ACTIVATE))
                                .output("y"));
        ModelReport no =
                analyze(
                        square().bool("c", false)
                                .node("If", "c", "y", branches(MULTIPLY, ACTIVATE))
                                .output("y"));

        assertThat(yes.macs()).isEqualTo(27);
        assertThat(no.macs()).isZero();
        assertThat(no.flops()).isEqualTo(9);
    }

    @Test
    void branchesOfEqualTypeAndCostNeedNoCondition() {
        ModelReport report =
                analyze(
                        square().input("c", ElementType.BOOL)
                                .node("If", "c", "y", branches(MULTIPLY, MULTIPLY))
                                .output("y"));

        assertThat(report.complete()).isTrue();
        assertThat(report.macs()).isEqualTo(27);
    }

    @Test
    void branchesOfEqualTypeAndOtherCostGiveTheTypeButNoCost() {
        ModelReport report =
                analyze(
                        square().input("c", ElementType.BOOL)
                                .node("If", "c", "y", branches(MULTIPLY, ACTIVATE))
                                .output("y"));

        assertThat(type(report, 0)).isEqualTo(tensor(3, 3));
        assertThat(((Unresolved) last(report)).reason()).contains("If#0", "depends on data");
    }

    @Test
    void branchesOfOtherTypesLeaveTheOutputUnknown() {
        AttributeValue flat = new TestModel().node("Flatten", "x", "a").output("a").body();
        AttributeValue scalar = new TestModel().node("ReduceSum", "x", "b").output("b").body();
        ModelReport report =
                analyze(
                        square().input("c", ElementType.BOOL)
                                .node("If", "c", "y", branches(flat, scalar))
                                .output("y"));

        assertThat(type(report, 0)).isInstanceOf(UnknownType.class);
    }

    private static AttributeValue step(String result) {
        return new TestModel()
                .arguments("i go s")
                .node("MatMul", "s w", "t")
                .node("Identity", result, "more")
                .output("more t t")
                .body();
    }

    @Test
    void aKnownNumberOfPassesMultipliesTheBody() {
        ModelReport report =
                analyze(
                        square().scalar("n", 10)
                                .bool("c", true)
                                .node("Loop", "n c x", "y all", Map.of("body", step("go")))
                                .output("y all"));

        assertThat(report.macs()).isEqualTo(270);
        assertThat(type(report, 0)).isEqualTo(tensor(3, 3));
        assertThat(type(report, 1)).isEqualTo(tensor(10, 3, 3));
        assertThat(((Counted) last(report)).weightBytesRead()).isEqualTo(10 * 36);
    }

    @Test
    void aLoopOfBillionsOfPassesIsCountedAsFastAsOne() {
        ModelReport report =
                analyze(
                        square().scalar("n", 1_000_000_000)
                                .node("Loop", "n - x", "y -", Map.of("body", step("go")))
                                .output("y"));

        assertThat(report.macs()).isEqualTo(27_000_000_000L);
    }

    @Test
    void aLoopWhoseConditionIsFalseFromTheStartRunsNever() {
        ModelReport report =
                analyze(
                        square().scalar("n", 10)
                                .bool("c", false)
                                .node("Loop", "n c x", "y all", Map.of("body", step("go")))
                                .output("y all"));

        assertThat(report.complete()).isTrue();
        assertThat(report.macs()).isZero();
        assertThat(type(report, 1)).isEqualTo(tensor(0, 3, 3));
    }

    @Test
    void anUnknownNumberOfPassesIsUnresolvedButATypeThatStaysIsKnown() {
        ModelReport report =
                analyze(
                        square().input("n", ElementType.INT64)
                                .bool("c", true)
                                .node("Loop", "n c x", "y all", Map.of("body", step("go")))
                                .output("y all"));

        assertThat(type(report, 0)).isEqualTo(tensor(3, 3));
        assertThat(type(report, 1)).isInstanceOf(UnknownType.class);
        assertThat(((Unresolved) last(report)).reason()).contains("number of passes");
    }

    @Test
    void aStateThatGrowsIsFollowedPassByPass() {
        AttributeValue grow =
                new TestModel()
                        .arguments("i go s")
                        .node("Concat", "s x", "t", Map.of("axis", new Int(0)))
                        .node("Relu", "t", "u")
                        .output("go u")
                        .body();
        ModelReport report =
                analyze(
                        square().scalar("n", 3)
                                .bool("c", true)
                                .node("Loop", "n c x", "y", Map.of("body", grow))
                                .output("y"));

        assertThat(type(report, 0)).isEqualTo(tensor(12, 3));
        assertThat(report.flops()).isEqualTo((6 + 9 + 12) * 3);
    }

    @Test
    void aShapeThatDependsOnThePassNumberIsFollowedPassByPass() {
        AttributeValue cut =
                new TestModel()
                        .arguments("i go s")
                        .vector("zero", 0)
                        .vector("one", 1)
                        .node("Reshape", "i one", "end")
                        .node("Slice", "x zero end zero", "t")
                        .node("Relu", "t", "u")
                        .node("ReduceSum", "u", "v", Map.of("keepdims", new Int(0)))
                        .output("go s v")
                        .body();
        ModelReport report =
                analyze(
                        square().scalar("n", 3)
                                .bool("c", true)
                                .node("Loop", "n c x", "y all", Map.of("body", cut))
                                .output("y all"));

        assertThat(report.complete()).isTrue();
        assertThat(type(report, 1)).isEqualTo(tensor(3));
    }

    @Test
    void scanRunsOnceForEachSlice() {
        AttributeValue body =
                new TestModel().arguments("s e").node("Add", "s e", "t").output("t t").body();
        ModelReport report =
                analyze(
                        new TestModel()
                                .input("h", 4)
                                .input("x", 4, 7)
                                .node(
                                        "Scan",
                                        "h x",
                                        "y all",
                                        Map.of(
                                                "body",
                                                body,
                                                "num_scan_inputs",
                                                new Int(1),
                                                "scan_input_axes",
                                                ints(1),
                                                "scan_output_axes",
                                                ints(-1)))
                                .output("y all"));

        assertThat(type(report, 0)).isEqualTo(tensor(4));
        assertThat(type(report, 1)).isEqualTo(tensor(4, 7));
        assertThat(report.cost().additions()).isEqualTo(28);
    }

    /**
     * ONNX operator Scan, opset 8: sequence_lens?, then states [batch, …] and scanned tensors [batch,
     * length, …]. With a batch of 3, length 7 and states of 4 its body adds 3·7·4 times.
     */
    @Test
    void scanOfOperatorSetEightRunsForEachSliceOfEachMemberOfABatch() {
        AttributeValue body =
                new TestModel().arguments("s e").node("Add", "s e", "t").output("t t").body();
        Map<String, AttributeValue> attributes =
                Map.of("body", body, "num_scan_inputs", new Int(1));
        for (String lengths : List.of("-", "lengths")) {
            ModelReport report =
                    ModelAnalyzer.analyze(
                            new Model(
                                    3,
                                    Map.of("", 8L),
                                    new TestModel()
                                            .input("lengths", ElementType.INT64, 3)
                                            .input("h", 3, 4)
                                            .input("x", 3, 7, 4)
                                            .node("Scan", lengths + " h x", "y all", attributes)
                                            .output("y all")
                                            .graph(),
                                    List.of()),
                            InputBinding.NONE);

            assertThat(report.complete()).isTrue();
            assertThat(type(report, 0)).isEqualTo(tensor(3, 4));
            assertThat(type(report, 1)).isEqualTo(tensor(3, 7, 4));
            assertThat(report.cost().additions()).isEqualTo(3 * 7 * 4);
        }
    }

    @Test
    void scannedTensorsOfDifferentBatchesAreRefused() {
        AttributeValue body =
                new TestModel().arguments("s e").node("Add", "s e", "t").output("t t").body();
        Model model =
                new Model(
                        3,
                        Map.of("", 8L),
                        new TestModel()
                                .input("h", 2, 4)
                                .input("x", 3, 7, 4)
                                .node(
                                        "Scan",
                                        "- h x",
                                        "y all",
                                        Map.of("body", body, "num_scan_inputs", new Int(1)))
                                .output("y all")
                                .graph(),
                        List.of());

        assertThatThrownBy(() -> ModelAnalyzer.analyze(model, InputBinding.NONE))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("different batches");
    }

    private static AttributeValue ints(long value) {
        return new AttributeValue.Ints(List.of(value));
    }

    @Test
    void sequenceMapRunsOnceForEachElement() {
        AttributeValue body =
                new TestModel().arguments("e").node("Relu", "e", "r").output("r").body();
        ModelReport report =
                analyze(
                        new TestModel()
                                .input("a", 2)
                                .input("b", 5)
                                .node("SequenceConstruct", "a b", "s")
                                .node("SequenceMap", "s", "m", Map.of("body", body))
                                .output("m"));

        assertThat(report.flops()).isEqualTo(7);
    }

    @Test
    void aBodyOfAnotherInterfaceIsRefusedWithItsNode() {
        Model model =
                square().scalar("n", 3)
                        .node("Loop", "n - x x", "y z", Map.of("body", step("go")))
                        .output("y z")
                        .model();

        assertThatThrownBy(() -> ModelAnalyzer.analyze(model, InputBinding.NONE))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("node Loop#0")
                .hasMessageContaining("takes 3 values and is given 4");
    }

    @Test
    void sliceShapesAreRemovedAndStackedAlongTheirAxis() {
        assertThat(ControlFlow.without(tensor(2, 3, 4), 1).shape()).isEqualTo(Shape.of(2, 4));
        assertThat(ControlFlow.stacked(tensor(2, 4), 2, 9).shape()).isEqualTo(Shape.of(2, 4, 9));
    }
}

package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Function;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.report.LayerReport;
import flopper.analysis.report.LayerReport.Counted;
import flopper.analysis.report.LayerReport.Unresolved;
import flopper.analysis.report.LayerReport.Unsupported;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ShapeInferenceTest {
    private static ModelReport analyze(Model model) {
        return ModelAnalyzer.analyze(model, InputBinding.NONE);
    }

    private static ValueType type(ModelReport report, String name) {
        return report.layers().stream()
                .flatMap(layer -> layer.outputs().stream())
                .filter(output -> output.name().equals(name))
                .findFirst()
                .orElseThrow()
                .type();
    }

    private static Shape shape(ModelReport report, String name) {
        return ((TensorType) type(report, name)).shape();
    }

    @Test
    void activationsTakeNothingFromWhatMayBeFolded() {
        TestModel model = new TestModel().input("x0", 1, 128, 400);
        int layers = 200;
        for (int i = 0; i < layers; i++) {
            model.node("Mul", "x%d x%d".formatted(i, i), "x%d".formatted(i + 1));
        }
        model.node("Shape", "x200", "shape").node("Reshape", "x200 shape", "y").output("y");

        assertThat(shape(analyze(model.model()), "y")).isEqualTo(Shape.of(1, 128, 400));
    }

    @Test
    void shapesComputedByTheGraphItselfAreFolded() {
        Model model =
                new TestModel()
                        .input("x", 2, 3, 4)
                        .vector("first", 0)
                        .vector("rest", -1)
                        .node("Shape", "x", "shape")
                        .node("Gather", "shape first", "batch")
                        .node(
                                "Concat",
                                "batch rest",
                                "target",
                                Map.of("axis", new AttributeValue.Int(0)))
                        .node("Reshape", "x target", "y")
                        .output("y")
                        .model();

        assertThat(shape(analyze(model), "y")).isEqualTo(Shape.of(2, 12));
    }

    @Test
    void anUnknownOperatorIsReportedAndWhatFollowsNamesItAsTheCause() {
        Model model =
                new TestModel()
                        .input("x", 2, 3)
                        .node(":Foo", "x", "a")
                        .node("Relu", "a", "b")
                        .node("Relu", "b", "y")
                        .node("Relu", "x", "z")
                        .output("y z")
                        .model();

        ModelReport report = analyze(model);

        assertThat(report.complete()).isFalse();
        assertThat(report.unsupported()).containsExactly(Map.entry("com.acme::Foo", 1));
        assertThat(report.layers().get(0)).isInstanceOf(Unsupported.class);
        assertThat(report.layers().get(2))
                .isInstanceOfSatisfying(
                        Unresolved.class,
                        layer ->
                                assertThat(layer.reason())
                                        .isEqualTo(
                                                "operator com.acme::Foo of node Foo#0 has no"
                                                        + " rule"));
        assertThat(type(report, "y")).isInstanceOf(UnknownType.class);
        assertThat(report.layers().get(3)).isInstanceOf(Counted.class);
    }

    @Test
    void aShapeThatDependsOnDataIsUnresolvedNeverZero() {
        Model model =
                new TestModel()
                        .input("x", 2, 3)
                        .node("NonZero", "x", "i")
                        .node("Transpose", "i", "y")
                        .output("y")
                        .model();

        ModelReport report = analyze(model);

        assertThat(report.layers())
                .allSatisfy(layer ->
                        assertThat(((Unresolved) layer).reason()).contains("node NonZero#0"));
        assertThat(report.unsupported()).isEmpty();
    }

    @Test
    void aContradictionIsRefusedWithItsNode() {
        Model model =
                new TestModel()
                        .input("x", 2, 3)
                        .weight("w", 4, 5)
                        .node("MatMul", "x w", "y")
                        .output("y")
                        .model();

        assertThatThrownBy(() -> analyze(model))
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        e -> assertThat(e.fault()).isEqualTo(ModelFault.SHAPE_MISMATCH))
                .hasMessageContaining("node MatMul#0")
                .hasMessageContaining("[2, 3]");
    }

    @Test
    void aBatchThatAFixedReshapeContradictsIsRefusedWithTheNodeAndAHint() {
        Model model =
                new TestModel()
                        .input("x", 1, 8)
                        .vector("target", 1, 2, 4)
                        .node("Reshape", "x target", "y")
                        .output("y")
                        .model();

        assertThatThrownBy(() -> ModelAnalyzer.analyze(model, InputBinding.ofBatch(3)))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("node Reshape#0")
                .hasMessageContaining("declares a batch of 1");
    }

    @Test
    void aFunctionIsCountedByItsBody() {
        Model model =
                new TestModel()
                        .node("MatMul", "a b", "c")
                        .node("Relu", "c", "d")
                        .function("Layer", "a b", "d")
                        .input("x", 2, 3)
                        .weight("w", 3, 5)
                        .node(":Layer", "x w", "y")
                        .output("y")
                        .model();

        ModelReport report = analyze(model);

        assertThat(report.macs()).isEqualTo(2 * 3 * 5);
        assertThat(report.flops()).isEqualTo(2 * 30 + 10);
        assertThat(shape(report, "y")).isEqualTo(Shape.of(2, 5));
        assertThat(report.parameters().params()).isEqualTo(15);
        assertThat(report.layers()).hasSize(1);
        assertThat(report.layers().getFirst().op()).isEqualTo(TestModel.acme("Layer"));
        assertThat(((Counted) report.layers().getFirst()).weightBytesRead()).isEqualTo(60);
    }

    @Test
    void aFunctionBodySeesTheAttributesOfItsCallAndItsDefaults() {
        Attributes references =
                new Attributes(
                        Map.of(
                                "axis", new AttributeValue.Reference("along", 2),
                                "unknown", new AttributeValue.Reference("never_given", 2)));
        Node body = new Node(0, "", "", "Flatten", List.of("a"), List.of("b"), references);
        Function function =
                new Function(
                        "com.acme",
                        "Fold",
                        "",
                        List.of("a"),
                        List.of("b"),
                        List.of("along"),
                        new Attributes(Map.of("along", new AttributeValue.Int(1))),
                        Map.of("", 21L),
                        List.of(body));
        Graph graph =
                new TestModel()
                        .input("x", 2, 3, 4)
                        .node(":Fold", "x", "y", Map.of("along", new AttributeValue.Int(2)))
                        .node(":Fold", "x", "z")
                        .output("y z")
                        .graph();

        ModelReport report = analyze(new Model(10, Map.of("", 21L), graph, List.of(function)));

        assertThat(shape(report, "y")).isEqualTo(Shape.of(6, 4));
        assertThat(shape(report, "z")).isEqualTo(Shape.of(2, 12));
    }

    /**
     * onnx.proto, FunctionProto.overload: "(domain, name, overload)" identifies a function since IR
     * version 10. Of [2, 3], one overload makes [6] and the other [3, 2].
     */
    @Test
    void aCallMeansTheFunctionOfItsOverload() {
        Model model =
                new TestModel()
                        .node("Transpose", "a", "b")
                        .function("Turn/axes", "a", "b")
                        .node("Flatten", "a", "b", Map.of("axis", new AttributeValue.Int(0)))
                        .function("Turn", "a", "b")
                        .input("x", 2, 3)
                        .node(":Turn", "x", "y")
                        .node(":Turn/axes", "x", "z")
                        .node(":Turn/other", "x", "u")
                        .output("y z u")
                        .model();

        ModelReport report = analyze(OnnxReader.read(OnnxWriter.write(model)));

        assertThat(shape(report, "y")).isEqualTo(Shape.of(1, 6));
        assertThat(shape(report, "z")).isEqualTo(Shape.of(3, 2));
        assertThat(report.unsupported()).containsExactly(Map.entry("com.acme::Turn", 1));
    }

    @Test
    void aFunctionWithAnUnknownOperatorIsUnresolvedAndTheOperatorIsNamed() {
        Model model =
                new TestModel()
                        .node(":Foo", "a", "b")
                        .function("Layer", "a", "b")
                        .input("x", 2)
                        .node(":Layer", "x", "y")
                        .output("y")
                        .model();

        ModelReport report = analyze(model);

        assertThat(report.unsupported()).containsExactly(Map.entry("com.acme::Foo", 1));
        assertThat(report.layers().getFirst())
                .isInstanceOfSatisfying(
                        Unresolved.class,
                        layer -> assertThat(layer.reason()).contains("com.acme::Foo"));
    }

    @Test
    void optionalInputsAndOutputsWithoutNamesAreAbsent() {
        Model model =
                new TestModel()
                        .input("x", 4)
                        .node("Clip", "x - -", "y")
                        .node("Dropout", "y", "z -")
                        .output("z")
                        .model();

        ModelReport report = analyze(model);

        assertThat(report.complete()).isTrue();
        assertThat(report.layers())
                .extracting(LayerReport::outputs)
                .allSatisfy(outputs -> assertThat(outputs).hasSize(1));
    }
}

package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.Anonymous;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.graph.ValueInfo.Symbol;
import flopper.analysis.graph.ValueInfo.Undeclared;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

class InputBinderTest {
    /** An input of the given dimensions: numbers, names, or "?" for one without a name. */
    private static ValueInfo input(String name, Object... dims) {
        return input(ElementType.FLOAT, name, dims);
    }

    private static ValueInfo input(ElementType type, String name, Object... dims) {
        List<Dimension> declared =
                Arrays.stream(dims)
                        .map(dim ->
                                switch (dim) {
                                    case Integer size -> (Dimension) new Fixed(size);
                                    case String symbol when symbol.equals("?") -> new Anonymous();
                                    default -> new Symbol(dim.toString());
                                })
                        .toList();
        return new ValueInfo(name, new DeclaredTensor(type, Optional.of(declared)));
    }

    private static Graph graph(ValueInfo... inputs) {
        return new Graph("g", List.of(inputs), List.of(), List.of(), List.of());
    }

    private static ValueType tensor(long... dims) {
        return TensorType.of(ElementType.FLOAT, dims);
    }

    private static Map<String, ValueType> bind(Graph graph, InputBinding binding) {
        return InputBinder.bind(graph, binding).types();
    }

    private static InputBinding symbols(Map<String, Long> symbols) {
        return new InputBinding(OptionalLong.empty(), Map.of(), symbols);
    }

    private static void assertRefused(ModelFault fault, ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidModelException.class, e -> assertThat(e.fault()).isEqualTo(fault))
                .hasMessageContainingAll(words);
    }

    @Test
    void declaredNumbersAndDefaultsOfNamesBindWhatIsNotGiven() {
        Graph graph = graph(input("x", "N", 3, "height", "W"), input("y", "?", 7));

        assertThat(bind(graph, InputBinding.NONE))
                .containsExactly(
                        Map.entry("x", tensor(1, 3, 224, 224)), Map.entry("y", tensor(1, 7)));
    }

    @Test
    void imagesAndTextsBindByPlaceWhatNoNameTells() {
        Graph images = graph(input("x", "p2o.0", 3, "?", "p2o.2"), input("y", "?", "?", "?", 1));
        Graph texts =
                graph(
                        input(ElementType.INT64, "ids", "p", "q"),
                        input(ElementType.INT32, "mask", "?", "?"),
                        input("weights", "q", "p"));

        assertThat(bind(images, InputBinding.NONE))
                .containsEntry("x", tensor(1, 3, 224, 224))
                .containsEntry("y", tensor(1, 224, 224, 1));
        assertThat(bind(images, InputBinding.ofBatch(8)))
                .containsEntry("x", tensor(8, 3, 224, 224));
        assertThat(bind(texts, InputBinding.NONE))
                .containsEntry("ids", TensorType.of(ElementType.INT64, 1, 128))
                .containsEntry("mask", TensorType.of(ElementType.INT32, 1, 128))
                .containsEntry("weights", tensor(128, 1));
    }

    @Test
    void aContradictionSaysWhichShapeWasAssumed() {
        Graph convolution =
                new TestModel()
                        .weight("w", 4, 3, 300, 300)
                        .node("Conv", "x w", "y")
                        .output("y")
                        .model()
                        .graph();
        Graph graph =
                new Graph(
                        "g",
                        List.of(input("x", "N", 3, "H", "W")),
                        convolution.outputs(),
                        convolution.initializers(),
                        convolution.nodes());

        assertRefused(
                ModelFault.SHAPE_MISMATCH,
                () ->
                        ModelAnalyzer.analyze(
                                new Model(8, Map.of("", 17L), graph, List.of()), InputBinding.NONE),
                "leaves the shape of x open",
                "[1, 3, 224, 224] was assumed");
    }

    @Test
    void aSymbolHasOneSizeInAllInputs() {
        Graph graph = graph(input("ids", "b", "foo"), input("mask", "b", "foo"));

        assertThat(bind(graph, InputBinding.ofShapes(Map.of("ids", Shape.of(2, 9)))))
                .containsEntry("mask", tensor(2, 9));
        assertThat(bind(graph, symbols(Map.of("foo", 5L)))).containsEntry("mask", tensor(1, 5));
    }

    @Test
    void theBatchBindsItsSymbolOnEveryAxis() {
        Graph graph = graph(input("x", "batch", 3), input("past", 2, "batch", "past_len"));

        assertThat(bind(graph, InputBinding.ofBatch(8)))
                .containsEntry("x", tensor(8, 3))
                .containsEntry("past", tensor(2, 8, 128));
    }

    @Test
    void theBatchBindsFirstDimensionsWhoseNameSaysNothing() {
        Graph graph = graph(input("x", "foo", 3), input("y", "?", 4), input("t", "seq", 4));

        assertThat(bind(graph, InputBinding.ofBatch(8)))
                .containsEntry("x", tensor(8, 3))
                .containsEntry("y", tensor(8, 4))
                .containsEntry("t", tensor(128, 4));
    }

    @Test
    void theBatchReplacesADeclaredNumberInEveryInputThatSharesIt() {
        Graph graph = graph(input("x", 1, 3), input("y", 1, 5), input("z", 4, 1));

        assertThat(bind(graph, InputBinding.ofBatch(8)))
                .containsEntry("x", tensor(8, 3))
                .containsEntry("y", tensor(8, 5))
                .containsEntry("z", tensor(4, 1));
    }

    @Test
    void aGivenShapeWinsOverTheBatch() {
        Graph graph = graph(input("x", "N", 3), input("y", "M", 3));
        InputBinding binding =
                new InputBinding(OptionalLong.of(8), Map.of("x", Shape.of(2, 3)), Map.of());

        assertThat(bind(graph, binding))
                .containsEntry("x", tensor(2, 3))
                .containsEntry("y", tensor(8, 3));
    }

    @Test
    void inputsThatRepeatInitializersAreNoInputs() {
        TensorData weight =
                new TensorData("w", TensorType.of(ElementType.FLOAT, 3), Optional.empty());
        Graph graph =
                new Graph(
                        "g",
                        List.of(input("x", 1), input("w", 3)),
                        List.of(),
                        List.of(weight),
                        List.of());

        assertThat(bind(graph, InputBinding.NONE)).containsOnlyKeys("x");
    }

    @Test
    void anOpenDimensionIsNamedWithTheWaysToGiveIt() {
        assertRefused(
                ModelFault.UNBOUND_DIMENSION,
                () -> InputBinder.bind(graph(input("x", 1, "foo")), InputBinding.NONE),
                "dimension 1 of input x",
                "symbol foo",
                "give a size for foo, or the whole shape of x");
        assertRefused(
                ModelFault.UNBOUND_DIMENSION,
                () -> InputBinder.bind(graph(input("x", 1, "?")), InputBinding.NONE),
                "dimension 1 of input x has no name");
        ValueInfo unranked =
                new ValueInfo("x", new DeclaredTensor(ElementType.FLOAT, Optional.empty()));
        assertRefused(
                ModelFault.UNBOUND_DIMENSION,
                () -> InputBinder.bind(graph(unranked), InputBinding.NONE),
                "input x declares no shape");
    }

    @Test
    void namesThatTheModelLacksAreRefused() {
        Graph graph = graph(input("x", "N", 3));

        assertRefused(
                ModelFault.UNKNOWN_INPUT,
                () -> InputBinder.bind(graph, InputBinding.ofShapes(Map.of("y", Shape.of(1)))),
                "no input y",
                "[x]");
        assertRefused(
                ModelFault.UNKNOWN_INPUT,
                () -> InputBinder.bind(graph, symbols(Map.of("M", 1L))),
                "no input has a dimension M",
                "[N]");
    }

    @Test
    void aShapeThatContradictsTheDeclaredOneIsRefused() {
        Graph graph = graph(input("x", 1, 3, "W"));

        for (Shape shape : List.of(Shape.of(1, 4, 9), Shape.of(1, 3), Shape.of(2, 3, 9))) {
            assertRefused(
                    ModelFault.SHAPE_MISMATCH,
                    () -> InputBinder.bind(graph, InputBinding.ofShapes(Map.of("x", shape))),
                    shape.toString(),
                    "input x",
                    "[1, 3, W]");
        }
    }

    @Test
    void sizesThatAreNoneAreRefused() {
        Graph graph = graph(input("x", "N", 3));

        assertRefused(
                ModelFault.SHAPE_MISMATCH,
                () -> InputBinder.bind(graph, InputBinding.ofBatch(0)),
                "the batch is 0");
        assertRefused(
                ModelFault.SHAPE_MISMATCH,
                () -> InputBinder.bind(graph, symbols(Map.of("N", -1L))),
                "dimension N is -1");
        assertRefused(
                ModelFault.BAD_TENSOR,
                () -> InputBinder.bind(graph, symbols(Map.of("N", Long.MAX_VALUE))),
                "input x",
                "2^52");
        assertRefused(
                ModelFault.SHAPE_MISMATCH,
                () -> InputBinder.bind(graph(input("s")), InputBinding.ofBatch(2)),
                "a batch of 2");
    }

    @Test
    void anInputThatIsNoTensorStaysUnknown() {
        assertThat(bind(graph(new ValueInfo("s", new Undeclared())), InputBinding.NONE))
                .extractingByKey("s")
                .isInstanceOfSatisfying(
                        UnknownType.class,
                        type -> assertThat(type.reason()).contains("input s is no tensor"));
    }

    @Test
    void theShapesCanBeAskedForWithoutCounting() {
        Graph graph = graph(input("z", "N", 3), new ValueInfo("s", new Undeclared()), input("a"));

        assertThat(ModelAnalyzer.bind(graph, InputBinding.ofBatch(8)))
                .containsExactly(Map.entry("z", Shape.of(8, 3)), Map.entry("a", Shape.scalar()));
    }
}

package flopper.timing.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.timing.backend.TestModels;
import flopper.timing.layers.LayerTime;
import flopper.zoo.Catalogue;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

final class KernelsTest {
    private static final Map<String, AttributeValue> SPELT_OUT =
            Map.of(
                    "kernel_shape", ints(3, 3),
                    "strides", ints(1, 1),
                    "dilations", ints(1, 1),
                    "group", new AttributeValue.Int(1),
                    "auto_pad", new AttributeValue.Text("NOTSET"),
                    "pads", ints(0, 0, 0, 0));

    private static AttributeValue ints(int... values) {
        return new AttributeValue.Ints(
                java.util.Arrays.stream(values).mapToObj(value -> (long) value).toList());
    }

    private static Kernels kernels(Model model) {
        return new Kernels(model, ModelAnalyzer.analyze(model, InputBinding.NONE));
    }

    private static LayerTime part(long timeNs, Integer... layers) {
        return new LayerTime(List.of(layers), "", timeNs);
    }

    private static List<String> signatures(Model model) {
        LayerTime[] parts =
                model.graph().nodes().stream()
                        .map(node -> part(1, node.index()))
                        .toArray(LayerTime[]::new);
        return kernels(model).of(List.of(parts)).stream()
                .map(use -> use.kernel().signature())
                .toList();
    }

    private static Node node(
            int index,
            String operator,
            String output,
            Map<String, AttributeValue> attributes,
            String... inputs) {
        return new Node(
                index,
                "",
                "",
                operator,
                List.of(inputs),
                List.of(output),
                new Attributes(new LinkedHashMap<>(attributes)));
    }

    private static Model model(
            List<ValueInfo> inputs, List<TensorData> initializers, Node... nodes) {
        return new Model(
                8,
                Map.of("", 17L),
                new Graph("test", inputs, List.of(), initializers, List.of(nodes)),
                List.of());
    }

    private static ValueInfo image() {
        return TestModels.input(
                "input",
                TestModels.fixed(1),
                TestModels.fixed(4),
                TestModels.fixed(8),
                TestModels.fixed(8));
    }

    private static Model convolutions(Map<String, AttributeValue> first) {
        return model(
                List.of(image()),
                List.of(TestModels.weight("w1", 4, 4, 3, 3), TestModels.weight("w2", 4, 4, 3, 3)),
                node(0, "Conv", "a", first, "input", "w1"),
                node(1, "Conv", "b", Map.of(), "input", "w2"));
    }

    @Test
    void attributesAtTheirDefaultsMakeNoOtherKernel() {
        assertThat(signatures(convolutions(SPELT_OUT)))
                .containsExactly("Conv(float[1, 4, 8, 8], weight float[4, 4, 3, 3])");
    }

    @Test
    void attributesThatChangeTheWorkDo() {
        assertThat(signatures(convolutions(Map.of("pads", ints(1, 1, 1, 1)))))
                .containsExactly(
                        "Conv(float[1, 4, 8, 8], weight float[4, 4, 3, 3]) pads=[1, 1, 1, 1]",
                        "Conv(float[1, 4, 8, 8], weight float[4, 4, 3, 3])");
    }

    /** ONNX's Softmax-11 flattens to two axes, Softmax-13 works along one. */
    @Test
    void operatorsThatChangedTheirMeaningAreOtherKernels() {
        Model model =
                model(List.of(image()), List.of(), node(0, "Softmax", "a", Map.of(), "input"));
        Model older = new Model(8, Map.of("", 11L), model.graph(), List.of());

        assertThat(signatures(model)).containsExactly("Softmax(float[1, 4, 8, 8])");
        assertThat(signatures(older)).containsExactly("Softmax(float[1, 4, 8, 8]) flattening");
    }

    @Test
    void aTensorThatIsReadTwiceIsOneInput() {
        assertThat(
                        signatures(
                                model(
                                        List.of(image()),
                                        List.of(),
                                        node(0, "Mul", "a", Map.of(), "input", "input"))))
                .containsExactly("Mul(float[1, 4, 8, 8], x0)");
    }

    @Test
    void smallStoredValuesBelongToTheKernel() {
        TensorData two =
                new TensorData(
                        "two",
                        TestModels.weight("two").type(),
                        Optional.of(
                                ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.scalar(), 2)));
        assertThat(
                        signatures(
                                model(
                                        List.of(image()),
                                        List.of(two),
                                        node(0, "Pow", "a", Map.of(), "input", "two"))))
                .containsExactly("Pow(float[1, 4, 8, 8], weight float[]=[2.0])");
    }

    @Test
    void aPartIsTheKernelOfItsCostliestLayer() {
        Model model =
                model(
                        List.of(image()),
                        List.of(TestModels.weight("w1", 4, 4, 3, 3)),
                        node(0, "Relu", "r", Map.of(), "input"),
                        node(1, "Conv", "a", Map.of(), "r", "w1"),
                        node(2, "Sigmoid", "b", Map.of(), "a"));

        List<KernelUse> uses = kernels(model).of(List.of(part(70, 0, 1, 2), part(9)));

        assertThat(uses).hasSize(1);
        assertThat(uses.getFirst().kernel().operator()).isEqualTo("Conv");
        // 6 · 6 places · 4 · 4 channels · 9 taps.
        assertThat(uses.getFirst().kernel().macs()).isEqualTo(36 * 16 * 9);
        assertThat(uses.getFirst().inModelNs()).isEqualTo(70);
    }

    @Test
    void partsOfOneKernelAreCountedTogether() {
        List<KernelUse> uses =
                kernels(convolutions(Map.of())).of(List.of(part(30, 0), part(12, 1)));

        assertThat(uses)
                .singleElement()
                .satisfies(use -> assertThat(use.count()).isEqualTo(2))
                .satisfies(use -> assertThat(use.inModelNs()).isEqualTo(42));
    }

    /** The two blocks of a stage that keep their shape have the same kernels. */
    @Test
    void resnet18HasElevenDistinctConvolutions() {
        Model model = Catalogue.find("resnet18").orElseThrow().model();
        Kernels kernels =
                new Kernels(
                        model,
                        ModelAnalyzer.analyze(
                                model,
                                InputBinding.ofShapes(Map.of("input", Shape.of(1, 3, 224, 224)))));

        List<KernelUse> convolutions =
                kernels
                        .of(
                                model.graph().nodes().stream()
                                        .map(node -> part(1, node.index()))
                                        .toList())
                        .stream()
                        .filter(use -> use.kernel().operator().equals("Conv"))
                        .toList();

        // He et al. 2015, table 1: the stem; in each of four stages the 3×3 that all its blocks
        // have;
        // in three of them the 3×3 and the 1×1 that halve the size.
        assertThat(convolutions).hasSize(1 + 4 + 3 + 3);
        assertThat(convolutions.stream().mapToInt(KernelUse::count).sum()).isEqualTo(20);
    }

    @Test
    void theGraphOfAKernelIsThatNodeAlone() throws Exception {
        Model alone =
                OnnxReader.read(
                        kernels(convolutions(Map.of()))
                                .of(List.of(part(1, 0)))
                                .getFirst()
                                .kernel()
                                .graph());

        assertThat(alone.graph().nodes()).hasSize(1);
        assertThat(alone.graph().inputs()).hasSize(1);
        assertThat(alone.graph().initializers()).hasSize(1);
        assertThat(ModelAnalyzer.analyze(alone, InputBinding.NONE).complete()).isTrue();
    }

    @Test
    void whatDependsOnTheValuesOfARunIsNoKernel() {
        ValueInfo shape =
                new ValueInfo(
                        "shape",
                        new ValueInfo.DeclaredTensor(
                                ElementType.INT64, Optional.of(List.of(TestModels.fixed(2)))));
        Model model =
                model(
                        List.of(image(), shape),
                        List.of(),
                        node(0, "Reshape", "a", Map.of(), "input", "shape"));

        assertThat(Stream.of(signatures(model)).flatMap(List::stream)).isEmpty();
    }
}

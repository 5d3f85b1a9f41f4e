package flopper.zoo.check;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.Corpus;
import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.tensor.Shape;
import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

final class BackboneCheckTest {
    /** Networks of the corpus that are in nobody's table of backbones. */
    private static final List<String> OTHERS = List.of("nn_", "r3d_", "deeplabv3_");

    static Stream<String> exportedBackbones() {
        return Corpus.isPresent()
                ? Corpus.models().stream()
                        .map(BackboneCheckTest::nameOf)
                        .filter(name -> OTHERS.stream().noneMatch(name::startsWith))
                        .filter(name -> !name.startsWith("swin_"))
                : Stream.of("resnet18");
    }

    /** Written by PyTorch's exporter, as the corpus' README says; the file's name is the backbone's. */
    @ParameterizedTest
    @MethodSource("exportedBackbones")
    void anExportedBackboneIsTheCatalogues(String file) {
        BackboneCheck check = check("mine", exported(file)).orElseThrow();

        assertThat(Stream.concat(Stream.of(check.backbone()), check.alike().stream()))
                .contains(file.replaceFirst("__.*", ""));
        assertThat(check.verdict()).isEqualTo(BackboneCheck.Verdict.SAME);
        assertThat(check.macs().model()).isEqualTo(check.macs().expected());
        assertThat(check.published())
                .isNotEmpty()
                .allMatch(claim -> claim.params() && claim.gmacs());
    }

    /** The exporter folded position biases and masks into the tables that it adds. */
    @ParameterizedTest
    @CsvSource({"swin_t, 308016", "swin_s, 629424"})
    void parametersBesideTheArithmeticAreFound(String file, long added) {
        BackboneCheck check = check(file, exported(file)).orElseThrow();

        assertThat(check.verdict()).isEqualTo(BackboneCheck.Verdict.SAME_ARITHMETIC);
        assertThat(check.params().model() - check.params().expected()).isEqualTo(added);
        assertThat(sum(check.addedParams()) - sum(check.missingParams())).isEqualTo(added);
        assertThat(check.addedParams())
                .extracting(ParameterGroup::name)
                .contains("/features/features.1/features.1.0/attn/MatMul_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nn_lstm", "nn_mha", "nn_unet_convtranspose", "r3d_18"})
    void whatLooksLikeNoBackboneIsNone(String file) {
        assertThat(check(file, exported(file))).isEmpty();
    }

    /** Its backbone has strides turned into dilations in the last blocks, and another head. */
    @Test
    void aBackboneInsideALargerNetworkIsFound() {
        BackboneCheck check =
                check("segmenter", exported("deeplabv3_mobilenet_v3_large")).orElseThrow();

        assertThat(check.backbone()).isEqualTo("mobilenet_v3_large");
        assertThat(check.verdict()).isEqualTo(BackboneCheck.Verdict.DIFFERS);
        assertThat(check.differences())
                .filteredOn(LayerDifference.Added.class::isInstance)
                .extracting(one -> ((LayerDifference.Added) one).layer().name())
                .anyMatch(name -> name.contains("classifier"));
        assertThat(check.differences().getFirst())
                .isInstanceOfSatisfying(
                        LayerDifference.Changed.class,
                        changed -> {
                            assertThat(changed.layer().name()).contains("backbone.13");
                            assertThat(changed.layer().output())
                                    .containsExactly(1L, 672L, 33L, 33L);
                            assertThat(changed.expected().output())
                                    .containsExactly(1L, 672L, 17L, 17L);
                        });
    }

    @Test
    void everyBackboneIsItself() {
        assertThat(Catalogue.backbones())
                .allSatisfy(backbone -> {
                    BackboneCheck check = check(backbone.name(), backbone.model()).orElseThrow();
                    assertThat(check.backbone()).isEqualTo(backbone.name());
                    assertThat(check.verdict()).isEqualTo(BackboneCheck.Verdict.SAME);
                    assertThat(check.resolution()).hasValue(backbone.resolution());
                });
    }

    @Test
    void anotherResolutionIsNoDifference() {
        BackboneCheck check = check("mine", backbone("resnet50@320").model()).orElseThrow();

        assertThat(check.verdict()).isEqualTo(BackboneCheck.Verdict.SAME);
        assertThat(check.resolution()).hasValue(320);
        assertThat(check.published()).isEmpty();
    }

    @Test
    void anotherHeadIsTheOneDifference() {
        BackboneCheck check =
                check("pets", resnet50(tensors(BackboneCheckTest::tenClasses))).orElseThrow();

        assertThat(check.backbone()).isEqualTo("resnet50");
        assertThat(check.layersCompared()).isEqualTo(54);
        assertThat(check.differences())
                .singleElement()
                .isInstanceOfSatisfying(
                        LayerDifference.Changed.class,
                        changed -> {
                            assertThat(changed.layer().name()).isEqualTo("fc");
                            assertThat(changed.layer().output()).containsExactly(1L, 10L);
                            assertThat(changed.expected().output()).containsExactly(1L, 1000L);
                        });
        assertThat(check.params().model() - check.params().expected()).isEqualTo(-990L * 2049);
        assertThat(check.published()).allMatch(claim -> !claim.params());
    }

    @Test
    void aMissingBiasIsFound() {
        BackboneCheck check =
                check("resnet50", resnet50(BackboneCheckTest::withoutBias)).orElseThrow();

        assertThat(check.verdict()).isEqualTo(BackboneCheck.Verdict.SAME_ARITHMETIC);
        assertThat(check.addedParams())
                .singleElement()
                .extracting(ParameterGroup::name, ParameterGroup::params)
                .containsExactly("fc", 2_048_000L);
        assertThat(check.missingParams())
                .singleElement()
                .extracting(ParameterGroup::params)
                .isEqualTo(2_049_000L);
    }

    /** The stride of the first 3×3 convolution of a stage stands in its 1×1 in the first papers' nets. */
    @Test
    void aStrideElsewhereIsFoundWhereItStands() {
        BackboneCheck check = check("mine", resnet50(nodes(node -> strides(node)))).orElseThrow();

        assertThat(check.backbone()).isEqualTo("resnet50");
        assertThat(check.differences())
                .singleElement()
                .isInstanceOfSatisfying(
                        LayerDifference.Changed.class,
                        changed -> {
                            assertThat(changed.layer().name()).isEqualTo("layer2.0.conv1");
                            assertThat(changed.layer().output())
                                    .containsExactly(1L, 128L, 28L, 28L);
                            assertThat(changed.expected().output())
                                    .containsExactly(1L, 128L, 56L, 56L);
                        });
    }

    @Test
    void otherWidthsAreComparedWithTheBackboneOfTheName() {
        Model slim = backbone("mobilenet_v2@width=0.75").model();

        BackboneCheck check = check("MobileNet-v2", slim).orElseThrow();

        assertThat(check.backbone()).isEqualTo("mobilenet_v2");
        assertThat(check.differences())
                .hasSizeGreaterThan(40)
                .allMatch(LayerDifference.Changed.class::isInstance);
        assertThat(check("mine", slim)).isEmpty();
    }

    private static UnaryOperator<Graph> tensors(UnaryOperator<TensorData> change) {
        return graph ->
                new Graph(
                        graph.name(),
                        graph.inputs(),
                        graph.outputs(),
                        graph.initializers().stream().map(change).toList(),
                        graph.nodes());
    }

    private static UnaryOperator<Graph> nodes(UnaryOperator<Node> change) {
        return graph ->
                new Graph(
                        graph.name(),
                        graph.inputs(),
                        graph.outputs(),
                        graph.initializers(),
                        graph.nodes().stream().map(change).toList());
    }

    private static TensorData tenClasses(TensorData tensor) {
        return tensor.name().startsWith("fc.")
                ? new TensorData(
                        tensor.name(),
                        tensor.type()
                                .with(
                                        Shape.of(
                                                tensor.type().shape().toList().stream()
                                                        .map(size -> size == 1000 ? 10L : size)
                                                        .toList())),
                        Optional.empty())
                : tensor;
    }

    private static Graph withoutBias(Graph graph) {
        Graph changed =
                nodes(node ->
                                node.name().equals("fc")
                                        ? with(node, node.inputs().subList(0, 2), node.attributes())
                                        : node)
                        .apply(graph);
        return new Graph(
                graph.name(),
                graph.inputs(),
                graph.outputs(),
                graph.initializers().stream()
                        .filter(tensor -> !tensor.name().equals("fc.bias"))
                        .toList(),
                changed.nodes());
    }

    private static Node strides(Node node) {
        return switch (node.name()) {
            case "layer2.0.conv1" -> with(node, node.inputs(), stride(node, 2));
            case "layer2.0.conv2" -> with(node, node.inputs(), stride(node, 1));
            default -> node;
        };
    }

    private static Attributes stride(Node node, long stride) {
        Map<String, AttributeValue> values = new LinkedHashMap<>(node.attributes().values());
        values.put("strides", new AttributeValue.Ints(List.of(stride, stride)));
        return new Attributes(values);
    }

    private static Node with(Node node, List<String> inputs, Attributes attributes) {
        return new Node(
                node.index(),
                node.name(),
                node.domain(),
                node.opType(),
                inputs,
                node.outputs(),
                attributes);
    }

    private static Model resnet50(UnaryOperator<Graph> change) {
        Model model = backbone("resnet50").model();
        return new Model(
                model.irVersion(), model.opsets(), change.apply(model.graph()), model.functions());
    }

    private static Backbone backbone(String description) {
        return Catalogue.find(description).orElseThrow();
    }

    private static long sum(List<ParameterGroup> layers) {
        return layers.stream().mapToLong(ParameterGroup::params).sum();
    }

    private static Model exported(String name) {
        return OnnxReader.read(Corpus.bytes(Corpus.file("models", name + ".onnx")));
    }

    private static Optional<BackboneCheck> check(String name, Model model) {
        return BackboneCheck.of(name, model, ModelAnalyzer.analyze(model, InputBinding.NONE));
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replace(".onnx", "");
    }
}

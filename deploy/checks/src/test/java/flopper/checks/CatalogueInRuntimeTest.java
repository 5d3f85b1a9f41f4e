package flopper.checks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.report.LayerReport;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The graphs of the catalogue's builders in ONNX Runtime: each runs, and each of its tensors has the
 * type and shape there that the analysis gives it. Weights are zeros, all in one buffer; images are
 * small, for shapes are all that counts. One backbone of each family, or with {@code
 * -Dflopper.zoo=all} every one.
 */
final class CatalogueInRuntimeTest {
    private static final int SIDE = 64;
    private static final int TOKENS = 16;
    private static final List<String> CELLS = List.of("nasbench201:000000", "nasbench201:331234");

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

    @Test
    void everyTensorHasTheShapeThatTheRuntimeReports() throws OrtException {
        long tensors = 0;
        Collection<Backbone> backbones = backbones();
        for (Backbone backbone : backbones) {
            Model model = small(backbone);
            Map<String, TensorType> ours = ours(model);
            assertThat(inRuntime(model, ours)).as(backbone.name()).isEqualTo(text(ours));
            tensors += ours.size();
        }
        System.out.printf("%d backbones, %,d tensors alike%n", backbones.size(), tensors);
    }

    private static Collection<Backbone> backbones() {
        if (System.getProperty("flopper.zoo", "").equals("all")) {
            return Catalogue.backbones();
        }
        Map<String, Backbone> smallest = new TreeMap<>();
        Comparator<Backbone> byNodes =
                Comparator.comparingInt(backbone -> backbone.model().graph().nodes().size());
        Catalogue.backbones()
                .forEach(backbone ->
                        smallest.merge(
                                backbone.family(),
                                backbone,
                                (one, other) -> byNodes.compare(other, one) < 0 ? other : one));
        List<Backbone> chosen = new ArrayList<>(smallest.values());
        CELLS.forEach(cell -> chosen.add(Catalogue.find(cell).orElseThrow()));
        return chosen;
    }

    /** At few pixels or tokens where the architecture takes them. */
    private static Model small(Backbone backbone) {
        boolean language =
                backbone.model().graph().inputs().getFirst().type()
                                instanceof DeclaredTensor(ElementType type, _)
                        && type == ElementType.INT64;
        try {
            return backbone.model(language ? TOKENS : Math.min(SIDE, backbone.resolution()));
        } catch (IllegalArgumentException _) {
            return backbone.model();
        }
    }

    private static Map<String, TensorType> ours(Model model) {
        Map<String, TensorType> types = new TreeMap<>();
        for (LayerReport layer : ModelAnalyzer.analyze(model, InputBinding.NONE).layers()) {
            for (LayerReport.Output output : layer.outputs()) {
                types.put(output.name(), (TensorType) output.type());
            }
        }
        return types;
    }

    private static Map<String, String> text(Map<String, TensorType> types) {
        Map<String, String> text = new TreeMap<>();
        types.forEach((name, type) -> text.put(name, type.elementType() + type.shape().toString()));
        return text;
    }

    private Map<String, String> inRuntime(Model model, Map<String, TensorType> ours)
            throws OrtException {
        Map<String, TensorType> given = new LinkedHashMap<>();
        ModelAnalyzer.bind(model.graph(), InputBinding.NONE)
                .forEach((name, shape) ->
                        given.put(name, new TensorType(elementType(model.graph(), name), shape)));
        for (TensorData weight : model.graph().initializers()) {
            if (weight.values().isEmpty()) {
                given.put(weight.name(), weight.type());
            }
        }
        long bytesMax = given.values().stream().mapToLong(TensorType::bytes).max().orElse(0);
        ByteBuffer zeros =
                ByteBuffer.allocateDirect(Math.toIntExact(bytesMax)).order(ByteOrder.nativeOrder());
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OptLevel.NO_OPT);
            try (OrtSession session =
                    environment.createSession(
                            OnnxWriter.write(open(model, given, ours)), options)) {
                for (Map.Entry<String, TensorType> input : given.entrySet()) {
                    inputs.put(input.getKey(), tensor(input.getValue(), zeros));
                }
                try (OrtSession.Result result = session.run(inputs)) {
                    return reported(result);
                }
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static ElementType elementType(Graph graph, String input) {
        return graph.inputs().stream()
                .filter(one -> one.name().equals(input))
                .map(one -> ((DeclaredTensor) one.type()).elementType())
                .findFirst()
                .orElseThrow();
    }

    /** The model with its weights among the inputs, and every tensor among the outputs. */
    private static Model open(
            Model model, Map<String, TensorType> inputs, Map<String, TensorType> outputs) {
        Graph graph = model.graph();
        Graph opened =
                new Graph(
                        graph.name(),
                        inputs.entrySet().stream()
                                .map(input -> declared(input.getKey(), input.getValue()))
                                .toList(),
                        outputs.entrySet().stream()
                                .map(output ->
                                        new ValueInfo(
                                                output.getKey(),
                                                new DeclaredTensor(
                                                        output.getValue().elementType(),
                                                        Optional.empty())))
                                .toList(),
                        graph.initializers().stream()
                                .filter(tensor -> tensor.values().isPresent())
                                .toList(),
                        graph.nodes());
        return new Model(model.irVersion(), model.opsets(), opened, model.functions());
    }

    private static ValueInfo declared(String name, TensorType type) {
        List<Dimension> dims =
                type.shape().toList().stream().map(size -> (Dimension) new Fixed(size)).toList();
        return new ValueInfo(name, new DeclaredTensor(type.elementType(), Optional.of(dims)));
    }

    private OnnxTensor tensor(TensorType type, ByteBuffer zeros) throws OrtException {
        ByteBuffer values =
                zeros.duplicate().order(ByteOrder.nativeOrder()).limit((int) type.bytes());
        long[] shape = type.shape().toList().stream().mapToLong(Long::longValue).toArray();
        return OnnxTensor.createTensor(
                environment, values, shape, OnnxJavaType.valueOf(javaType(type.elementType())));
    }

    private static String javaType(ElementType type) {
        return switch (type) {
            case FLOAT -> "FLOAT";
            case INT64 -> "INT64";
            case BOOL -> "BOOL";
            default -> throw new IllegalArgumentException("no builder uses " + type);
        };
    }

    private static Map<String, String> reported(OrtSession.Result result) {
        Map<String, String> reported = new TreeMap<>();
        result.forEach(output -> {
            OnnxTensor tensor = (OnnxTensor) output.getValue();
            reported.put(
                    output.getKey(),
                    tensor.getInfo().type + Arrays.toString(tensor.getInfo().getShape()));
        });
        return reported;
    }
}

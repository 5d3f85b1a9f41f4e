package flopper.analysis;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.TensorData;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The ONNX project's own single-operator tests, as the corpus repacks them. */
public final class NodeTests {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private NodeTests() {}

    /**
     * One test.
     *
     * @param model with every input whose values are known made an initializer, as a shape that
     *     depends on an input's values can only be known with them
     * @param inputs shapes of the other inputs
     * @param outputs true types of the outputs that are tensors, by name
     */
    public record NodeTest(
            String name, Model model, Map<String, Shape> inputs, Map<String, TensorType> outputs) {}

    /** All tests of an archive, by name. */
    public static List<NodeTest> read(Path archive) {
        List<NodeTest> tests = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : byName(zip).values()) {
                Path expected = Path.of(entry.getName());
                String name = String.valueOf(expected.getName(expected.getNameCount() - 2));
                Path model = expected.resolveSibling("model.onnx");
                tests.add(
                        test(
                                name,
                                OnnxReader.read(bytes(zip, zip.getEntry(model.toString()))),
                                JSON.readTree(bytes(zip, entry))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tests;
    }

    private static Map<String, ZipEntry> byName(ZipFile zip) {
        Map<String, ZipEntry> entries = new TreeMap<>();
        zip.stream()
                .filter(entry -> entry.getName().endsWith("/expected.json"))
                .forEach(entry -> entries.put(entry.getName(), entry));
        return entries;
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (var stream = zip.getInputStream(entry)) {
            return stream.readAllBytes();
        }
    }

    private static NodeTest test(String name, Model model, JsonNode expected) {
        Map<String, Shape> shapes = new HashMap<>();
        List<TensorData> known = new ArrayList<>(model.graph().initializers());
        for (JsonNode input : expected.get("inputs")) {
            if (type(input).isPresent()) {
                TensorType type = type(input).get();
                String inputName = input.get("name").asText();
                if (input.has("values")) {
                    known.add(new TensorData(inputName, type, Optional.of(values(type, input))));
                } else {
                    shapes.put(inputName, type.shape());
                }
            }
        }
        Map<String, TensorType> outputs = new TreeMap<>();
        for (JsonNode output : expected.get("outputs")) {
            type(output).ifPresent(type -> outputs.put(output.get("name").asText(), type));
        }
        Graph graph = model.graph();
        Graph withValues =
                new Graph(graph.name(), graph.inputs(), graph.outputs(), known, graph.nodes());
        return new NodeTest(
                name,
                new Model(model.irVersion(), model.opsets(), withValues, model.functions()),
                shapes,
                outputs);
    }

    /** Empty for sequences and optionals, of which the corpus tells only the kind. */
    private static Optional<TensorType> type(JsonNode value) {
        if (!value.has("dims")) {
            return Optional.empty();
        }
        List<Long> dims = new ArrayList<>();
        value.get("dims").forEach(dim -> dims.add(dim.asLong()));
        return ElementType.ofCode(value.get("elem_type").asInt())
                .map(type -> new TensorType(type, Shape.of(dims)));
    }

    private static ConstantTensor values(TensorType type, JsonNode input) {
        JsonNode values = input.get("values");
        return ConstantTensor.computed(
                type,
                i -> values.get(i).isBoolean() ? truth(values.get(i)) : values.get(i).asLong(),
                i -> values.get(i).asDouble());
    }

    private static long truth(JsonNode value) {
        return value.asBoolean() ? 1 : 0;
    }
}

package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.report.LayerReport;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Models that nobody here wrote, against the figures and shapes of PyTorch's exporter, of ONNX's own
 * inference and of real runs. The corpus' README says how they were settled.
 */
class ConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> differences = new ArrayList<>();

    @Test
    void everyFigureOfEveryModelIsExact() throws IOException {
        List<Corpus.Row> rows = Corpus.table("reference.csv");

        for (Corpus.Row row : rows) {
            compare(row);
        }

        assertThat(differences).isEmpty();
        assertThat(rows).isNotEmpty();
    }

    private void compare(Corpus.Row row) throws IOException {
        String name = row.text("name");
        ModelReport report;
        try {
            report =
                    ModelAnalyzer.analyze(
                            OnnxReader.read(Corpus.bytes(Corpus.file("models", name + ".onnx"))),
                            InputBinding.ofShapes(shapes(row.text("inputs"))));
        } catch (InvalidModelException e) {
            differences.add(name + ": " + e.getMessage());
            return;
        }
        same(
                name,
                "params and statistics",
                report.parameters().params() + report.parameters().statistics(),
                row.text("onnx_float_initializer_elements"));
        if (row.text("formula_unknown_nodes").equals("0")) {
            same(name, "macs", report.macs(), row.text("formula_macs"));
            same(
                    name,
                    "onnx-tool's figure",
                    String.valueOf(report.conventions().get("onnx-tool")),
                    row.text("onnxtool_macs"));
            same(name, "complete", report.complete(), "true");
        }
        compareTensors(name, report);
    }

    private void same(String name, String what, Object actual, String expected) {
        if (!actual.toString().equals(expected)) {
            differences.add(name + ": " + what + " " + actual + ", expected " + expected);
        }
    }

    private void compareTensors(String name, ModelReport report) throws IOException {
        Map<String, ValueType> types = new HashMap<>();
        report.inputs().forEach(input -> types.put(input.name(), input.type()));
        for (LayerReport layer : report.layers()) {
            layer.outputs().forEach(output -> types.put(output.name(), output.type()));
        }
        byte[] packed = Corpus.bytes(Corpus.file("shapes", name + ".json.gz"));
        JsonNode expected = JSON.readTree(new GZIPInputStream(new ByteArrayInputStream(packed)));
        expected.get("dims")
                .properties()
                .forEach(entry -> {
                    String tensor = entry.getKey();
                    if (!(types.get(tensor) instanceof TensorType type)) {
                        differences.add(name + ": " + tensor + " is " + types.get(tensor));
                        return;
                    }
                    same(name, tensor, type.shape(), shape(entry.getValue()).toString());
                    JsonNode code = expected.get("elem_types").get(tensor);
                    if (code != null) {
                        same(name, tensor + " type", type.elementType().code(), code.asText());
                    }
                });
    }

    private static Map<String, Shape> shapes(String inputs) throws IOException {
        Map<String, Shape> shapes = new HashMap<>();
        JSON.readTree(inputs)
                .properties()
                .forEach(entry -> shapes.put(entry.getKey(), shape(entry.getValue())));
        return shapes;
    }

    private static Shape shape(JsonNode dims) {
        long[] sizes = new long[dims.size()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = dims.get(axis).asLong();
        }
        return Shape.of(sizes);
    }
}

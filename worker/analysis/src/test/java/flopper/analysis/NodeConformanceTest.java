package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.NodeTests.NodeTest;
import flopper.analysis.report.LayerReport;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.OptionalType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * ONNX's own single-operator tests: every output gets its true type and shape, or stands in {@link
 * #EXPLAINED} with the reason why not.
 */
class NodeConformanceTest {
    /** Tests that do not come out right, by the reason. */
    private static final Map<String, List<String>> EXPLAINED =
            Map.of(
                    "the archive tells only the kind of a sequence or optional that is an input",
                    List.of(
                            "node-test_identity_sequence",
                            "node-test_optional_get_element_sequence",
                            "node-test_sequence_insert_at_back",
                            "node-test_sequence_map_add_1_sequence_1_tensor",
                            "node-test_sequence_map_extract_shapes",
                            "node-test_sequence_map_extract_shapes_expanded",
                            "node-test_sequence_map_identity_1_sequence",
                            "node-test_sequence_map_identity_1_sequence_1_tensor",
                            "node-test_sequence_map_identity_1_sequence_1_tensor_expanded",
                            "node-test_sequence_map_identity_2_sequences_expanded"),
                    "how many boxes are chosen depends on data",
                    List.of(
                            "node-test_nonmaxsuppression_center_point_box_format",
                            "node-test_nonmaxsuppression_identical_boxes",
                            "node-test_nonmaxsuppression_suppress_by_IOU_and_scores"),
                    "how many words are left depends on data, and the archive has no text",
                    List.of(
                            "node-test_strnormalizer_export_monday_casesensintive_lower",
                            "node-test_strnormalizer_export_monday_casesensintive_nochangecase",
                            "node-test_strnormalizer_export_monday_empty_output",
                            "simple-test_strnorm_model_monday_casesensintive_lower"),
                    "operators of the training domain have no rule",
                    List.of(
                            "node-test_momentum",
                            "node-test_nesterov_momentum",
                            "simple-test_gradient_of_add",
                            "simple-test_gradient_of_add_and_mul"),
                    "the input's true shape is not the one that the model declares",
                    List.of("node-test_castlike_FLOAT_to_BFLOAT16"));

    @Test
    void everyOutputHasItsTrueShapeOrAKnownReason(TestReporter reporter) {
        Map<String, String> failures = new TreeMap<>();
        List<NodeTest> tests = NodeTests.read(archive());
        for (NodeTest test : tests) {
            String failure = failure(test);
            if (!failure.isEmpty()) {
                failures.put(test.name(), failure);
            }
        }
        reporter.publishEntry(
                "node tests",
                (tests.size() - failures.size()) + " of " + tests.size() + " right; " + failures);
        assertThat(failures.keySet())
                .as("tests that do not come out right: %s", failures)
                .containsExactlyInAnyOrderElementsOf(
                        EXPLAINED.values().stream().flatMap(List::stream).toList());
    }

    private static Path archive() {
        return Corpus.file("node-tests.zip");
    }

    /** What is wrong with a test's result; empty when nothing is. */
    private static String failure(NodeTest test) {
        ModelReport report;
        try {
            report = ModelAnalyzer.analyze(test.model(), InputBinding.ofShapes(test.inputs()));
        } catch (InvalidModelException e) {
            return e.fault() + ": " + e.getMessage();
        }
        if (!report.unsupported().isEmpty()) {
            return "no rule for " + report.unsupported().keySet();
        }
        Map<String, ValueType> types = new HashMap<>();
        for (LayerReport layer : report.layers()) {
            if (layer instanceof LayerReport.Unresolved unresolved) {
                return "unresolved: " + unresolved.reason();
            }
            layer.outputs().forEach(output -> types.put(output.name(), output.type()));
        }
        StringBuilder wrong = new StringBuilder();
        test.outputs()
                .forEach((name, type) -> {
                    if (types.containsKey(name) && !type.equals(types.get(name))) {
                        wrong.append(
                                "%s is %s, not %s. "
                                        .formatted(name, text(types.get(name)), text(type)));
                    }
                });
        return wrong.toString();
    }

    private static String text(ValueType type) {
        return switch (type) {
            case TensorType tensor -> tensor.elementType() + " " + tensor.shape();
            case UnknownType unknown -> "unknown (" + unknown.reason() + ")";
            case SequenceType sequence -> sequence.toString();
            case OptionalType optional -> optional.toString();
        };
    }
}

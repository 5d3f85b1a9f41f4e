package flopper.launcher.analyze;

import flopper.analysis.report.LayerReport;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.OptionalType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Models and layers as tables name them. */
final class Described {
    private Described() {}

    /** The model and what goes in. */
    static String title(Analyzed analyzed) {
        return analyzed.name()
                + "  "
                + analyzed.report().inputs().stream()
                        .map(input -> input.name() + " " + type(input.type()))
                        .collect(Collectors.joining(", "));
    }

    /** The type of a layer's first output; empty where it has none. */
    static String output(LayerReport layer) {
        return layer.outputs().isEmpty() ? "" : type(layer.outputs().getFirst().type());
    }

    private static String type(ValueType type) {
        return switch (type) {
            case TensorType tensor ->
                    tensor.shape().toList().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining("×", "[", "]"));
            case UnknownType _ -> "?";
            case SequenceType sequence -> "sequence of " + sequence.elements().size();
            case OptionalType optional -> optional.value().map(Described::type).orElse("none");
        };
    }

    /** A sentence for each operator or layer that could not be counted. */
    static Stream<String> uncounted(ModelReport report) {
        Stream<String> unsupported =
                report.unsupported().entrySet().stream()
                        .map(entry ->
                                "not counted: %s, %d× (no rule for it)"
                                        .formatted(entry.getKey(), entry.getValue()));
        Stream<String> unresolved =
                report.layers().stream()
                        .filter(LayerReport.Unresolved.class::isInstance)
                        .map(LayerReport.Unresolved.class::cast)
                        .map(layer -> "not counted: " + layer.name() + ": " + layer.reason());
        return Stream.concat(unsupported, unresolved);
    }

    static double part(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}

package flopper.analysis.diff;

import flopper.analysis.op.OperatorId;
import flopper.analysis.report.LayerReport;
import flopper.analysis.tensor.TensorType;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One layer of one side.
 *
 * @param index position of the node in its file, from 0
 * @param output sizes of the first output; empty where it is no tensor, or not known
 * @param figures empty where the layer could not be counted
 */
public record ComparedLayer(
        int index,
        String name,
        OperatorId op,
        Optional<List<Long>> output,
        Optional<Figures> figures) {

    /** Names that exporters make of the operator and a number, which shifts with every change. */
    private static final Pattern NUMBERED = Pattern.compile("[A-Za-z0-9_:]*[_#]?\\d+");

    static ComparedLayer of(LayerReport layer) {
        Optional<List<Long>> output =
                layer.outputs().stream()
                        .limit(1)
                        .map(LayerReport.Output::type)
                        .filter(TensorType.class::isInstance)
                        .map(type -> ((TensorType) type).shape().toList())
                        .findFirst();
        Optional<Figures> figures =
                layer instanceof LayerReport.Counted counted
                        ? Optional.of(Figures.of(counted))
                        : Optional.empty();
        return new ComparedLayer(layer.index(), layer.name(), layer.op(), output, figures);
    }

    /** What the layer is found by; nobody else's where the name says nothing. */
    Object nameKey() {
        return NUMBERED.matcher(name).matches() ? new Object() : List.of(name, op);
    }

    /** Whether nothing that is compared differs; names and positions are not. */
    boolean costsAs(ComparedLayer other) {
        return op.equals(other.op) && output.equals(other.output) && figures.equals(other.figures);
    }
}

package flopper.analysis.report;

import flopper.analysis.convention.FlopConvention;
import flopper.analysis.op.OperatorId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two conventions make of all layers of one operator.
 *
 * @param layers number of counted layers that have the operator
 * @param left figure of the first convention, in its unit
 * @param right figure of the second
 */
public record ConventionDifference(OperatorId op, int layers, long left, long right) {

    /**
     * Where two conventions differ on a model: the operators whose figures are not equal, the
     * largest difference first.
     */
    public static List<ConventionDifference> explain(
            ModelReport report, FlopConvention left, FlopConvention right) {
        Map<OperatorId, ConventionDifference> byOperator = new HashMap<>();
        for (LayerReport layer : report.layers()) {
            if (layer instanceof LayerReport.Counted counted) {
                byOperator.merge(
                        layer.op(),
                        new ConventionDifference(
                                layer.op(),
                                1,
                                counted.conventions().of(left),
                                counted.conventions().of(right)),
                        ConventionDifference::plus);
            }
        }
        List<ConventionDifference> differences = new ArrayList<>(byOperator.values());
        differences.removeIf(one -> one.difference() == 0);
        differences.sort(
                Comparator.comparingLong((ConventionDifference one) -> -Math.abs(one.difference()))
                        .thenComparing(one -> one.op().toString()));
        return differences;
    }

    private ConventionDifference plus(ConventionDifference other) {
        return new ConventionDifference(
                op, layers + other.layers, left + other.left, right + other.right);
    }

    /** The second figure less the first. */
    public long difference() {
        return right - left;
    }
}

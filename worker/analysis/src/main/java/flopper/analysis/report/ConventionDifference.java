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
 * @param leftRule what the first convention takes of such a layer, in words
 * @param rightRule what the second takes
 */
public record ConventionDifference(
        OperatorId op, int layers, long left, long right, String leftRule, String rightRule) {

    /**
     * Where two conventions differ on a model: the operators whose figures are not equal, the
     * largest difference first.
     */
    public static List<ConventionDifference> explain(
            ModelReport report, FlopConvention left, FlopConvention right) {
        Map<OperatorId, List<LayerReport.Counted>> byOperator = new HashMap<>();
        for (LayerReport layer : report.layers()) {
            if (layer instanceof LayerReport.Counted counted) {
                byOperator.computeIfAbsent(layer.op(), _ -> new ArrayList<>()).add(counted);
            }
        }
        List<ConventionDifference> differences = new ArrayList<>(byOperator.size());
        byOperator.forEach((op, layers) -> differences.add(of(op, layers, left, right)));
        differences.removeIf(one -> one.difference() == 0);
        differences.sort(
                Comparator.comparingLong((ConventionDifference one) -> -Math.abs(one.difference()))
                        .thenComparing(one -> one.op().toString()));
        return differences;
    }

    private static ConventionDifference of(
            OperatorId op,
            List<LayerReport.Counted> layers,
            FlopConvention left,
            FlopConvention right) {
        return new ConventionDifference(
                op,
                layers.size(),
                sum(layers, left),
                sum(layers, right),
                CountingRule.of(layers, left),
                CountingRule.of(layers, right));
    }

    private static long sum(List<LayerReport.Counted> layers, FlopConvention convention) {
        return layers.stream().mapToLong(layer -> layer.conventions().of(convention)).sum();
    }

    /** The second figure less the first. */
    public long difference() {
        return right - left;
    }
}

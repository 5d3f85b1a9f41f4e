package flopper.zoo.check;

import flopper.analysis.report.LayerReport;
import flopper.analysis.report.ModelReport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters from one layer with multiply-accumulates to the next. An exporter may hold a bias
 * in the layer itself or in an addition after it, and a normalisation in one node or in seven: the
 * sum stays.
 *
 * @param index position of its first layer in the file, from 0
 * @param name of its first layer
 * @param params weight elements these layers are the first to use
 */
public record ParameterGroup(int index, String name, long params) {

    /** In the order of the file. */
    static List<ParameterGroup> of(ModelReport report) {
        List<ParameterGroup> groups = new ArrayList<>();
        ParameterGroup open = new ParameterGroup(0, "the beginning", 0);
        for (LayerReport layer : report.layers()) {
            if (!(layer instanceof LayerReport.Counted counted)) {
                continue;
            }
            if (counted.cost().multiplyAdds() > 0) {
                groups.add(open);
                open = new ParameterGroup(layer.index(), layer.name(), counted.params());
            } else {
                open = open.with(counted.params());
            }
        }
        groups.add(open);
        return groups;
    }

    private ParameterGroup with(long more) {
        return new ParameterGroup(index, name, params + more);
    }

    /** Groups of the first list beyond those of the second that hold as many parameters. */
    static List<ParameterGroup> beyond(List<ParameterGroup> groups, List<ParameterGroup> others) {
        Map<Long, Integer> left = new HashMap<>();
        others.forEach(group -> left.merge(group.params(), 1, Integer::sum));
        return groups.stream()
                .filter(group -> group.params() > 0)
                .filter(group -> left.merge(group.params(), -1, Integer::sum) < 0)
                .toList();
    }
}

package flopper.analysis.diff;

import flopper.analysis.report.ModelReport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What differs between two models, for example before and after an export, a fusion, a quantization
 * or a pruning.
 *
 * @param layers every layer of both sides, in the order of the files
 * @param left totals of the left model
 * @param right totals of the right one
 */
public record ModelDiff(List<LayerDiff> layers, Figures left, Figures right) {
    private static final List<Function<ComparedLayer, Object>> KEYS =
            List.of(
                    ComparedLayer::nameKey,
                    layer -> List.of(layer.op(), layer.output()),
                    ComparedLayer::op);

    public ModelDiff {
        layers = List.copyOf(layers);
    }

    public static ModelDiff of(ModelReport left, ModelReport right) {
        List<ComparedLayer> lefts = left.layers().stream().map(ComparedLayer::of).toList();
        List<ComparedLayer> rights = right.layers().stream().map(ComparedLayer::of).toList();
        return new ModelDiff(
                merged(lefts, rights, Alignment.of(lefts, rights, KEYS)),
                Figures.of(left),
                Figures.of(right));
    }

    private static List<LayerDiff> merged(
            List<ComparedLayer> lefts, List<ComparedLayer> rights, int[] partners) {
        List<LayerDiff> merged = new ArrayList<>();
        int right = 0;
        for (int left = 0; left < partners.length; left++) {
            if (partners[left] < 0) {
                merged.add(new LayerDiff.OnlyLeft(lefts.get(left)));
                continue;
            }
            while (right < partners[left]) {
                merged.add(new LayerDiff.OnlyRight(rights.get(right++)));
            }
            merged.add(pair(lefts.get(left), rights.get(right++)));
        }
        rights.subList(right, rights.size())
                .forEach(layer -> merged.add(new LayerDiff.OnlyRight(layer)));
        return merged;
    }

    private static LayerDiff pair(ComparedLayer left, ComparedLayer right) {
        return left.costsAs(right)
                ? new LayerDiff.Same(left, right)
                : new LayerDiff.Changed(left, right);
    }

    /** Layers of one kind of {@link LayerDiff}. */
    public long count(Class<? extends LayerDiff> kind) {
        return layers.stream().filter(kind::isInstance).count();
    }

    /** Whether both have the same layers at the same cost. */
    public boolean same() {
        return count(LayerDiff.Same.class) == layers.size();
    }
}

package flopper.zoo.check;

import flopper.analysis.diff.Alignment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Compares the layers of a model with those of a backbone. Equal layers are found in order, then
 * out of order, since exporters write the branches of a block in either one; what is left over
 * differs.
 */
final class LayerComparison {
    private final List<ArithmeticLayer> layers;
    private final List<ArithmeticLayer> expected;
    private final Function<ArithmeticLayer, Object> key;

    /**
     * @param outputs whether sizes of outputs are to be compared; those of another resolution are not
     */
    LayerComparison(List<ArithmeticLayer> layers, List<ArithmeticLayer> expected, boolean outputs) {
        this.layers = layers;
        this.expected = expected;
        key = outputs ? layer -> List.of(layer.form(), layer.extent()) : ArithmeticLayer::form;
    }

    /** In the order of the file, as far as that has the layer. */
    List<LayerDifference> differences() {
        boolean[] found = new boolean[layers.size()];
        boolean[] met = new boolean[expected.size()];
        int[] partners = Alignment.of(layers, expected, List.of(key));
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] >= 0) {
                found[i] = true;
                met[partners[i]] = true;
            }
        }
        findElsewhere(found, met);
        return pairs(rest(layers, found), rest(expected, met));
    }

    private void findElsewhere(boolean[] found, boolean[] met) {
        Map<Object, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < met.length; i++) {
            if (!met[i]) {
                places.computeIfAbsent(key.apply(expected.get(i)), _ -> new ArrayList<>()).add(i);
            }
        }
        for (int i = 0; i < found.length; i++) {
            List<Integer> free = found[i] ? List.of() : places.get(key.apply(layers.get(i)));
            if (free != null && !free.isEmpty()) {
                found[i] = true;
                met[free.removeFirst()] = true;
            }
        }
    }

    private static List<ArithmeticLayer> rest(List<ArithmeticLayer> layers, boolean[] done) {
        List<ArithmeticLayer> rest = new ArrayList<>();
        for (int i = 0; i < done.length; i++) {
            if (!done[i]) {
                rest.add(layers.get(i));
            }
        }
        return rest;
    }

    private static List<LayerDifference> pairs(
            List<ArithmeticLayer> lefts, List<ArithmeticLayer> rights) {
        int[] partners =
                Alignment.of(
                        lefts,
                        rights,
                        List.of(
                                ArithmeticLayer::form,
                                layer -> layer.form().kernel(),
                                layer -> layer.form().kernel().isEmpty()));
        List<LayerDifference> pairs = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] < 0) {
                pairs.add(new LayerDifference.Added(lefts.get(i)));
                continue;
            }
            while (next < partners[i]) {
                pairs.add(new LayerDifference.Missing(rights.get(next++)));
            }
            pairs.add(new LayerDifference.Changed(lefts.get(i), rights.get(next++)));
        }
        rights.subList(next, rights.size())
                .forEach(layer -> pairs.add(new LayerDifference.Missing(layer)));
        return pairs;
    }
}

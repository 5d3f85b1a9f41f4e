package flopper.timing.layers;

import java.util.List;

/**
 * A part of the end-to-end time.
 *
 * @param layers the submitted nodes computed in it, by position in the file, ascending; the time
 *     belongs to all of them together. Empty for a remainder that no layer asked for
 * @param kernel the layers' operators, such as {@code Conv+BatchNormalization+Relu}; of a remainder
 *     the runtime's own word
 */
public record LayerTime(List<Integer> layers, String kernel, long timeNs) {
    public LayerTime {
        layers = List.copyOf(layers);
    }

    /** Whether submitted layers account for it. */
    public boolean isAttributed() {
        return !layers.isEmpty();
    }
}

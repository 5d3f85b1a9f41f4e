package flopper.db.measurement;

import java.util.List;
import java.util.Optional;

/**
 * A part of the end-to-end time, and what its layers cost together.
 *
 * @param part position in the order of execution, from 0
 * @param layers positions in the file of the nodes computed in it; empty for work that no layer asked
 *     for
 * @param kernel their operators joined by {@code +}; the runtime's own word where there are none
 * @param bytes read and written; what passes between its layers is not counted
 * @param complete false: the counts are lower bounds
 * @param bound empty where the device's peaks were not known
 */
public record LayerTime(
        int part,
        List<Integer> layers,
        String kernel,
        long timeNs,
        long macs,
        long flops,
        long bytes,
        boolean complete,
        Optional<Bound> bound) {

    public LayerTime {
        layers = List.copyOf(layers);
    }
}

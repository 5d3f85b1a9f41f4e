package flopper.agent.measurement;

import flopper.db.measurement.LayerTiming;

import java.util.List;
import java.util.Optional;

/**
 * What came of timing layers.
 *
 * @param notes sentences on why it did not come to more
 */
record Layers(Optional<LayerTiming> timing, List<String> notes) {

    /** Nobody asked for them. */
    static final Layers NONE = new Layers(Optional.empty(), List.of());

    Layers {
        notes = List.copyOf(notes);
    }

    static Layers timed(LayerTiming timing, List<String> notes) {
        return new Layers(Optional.of(timing), notes);
    }

    static Layers failed(String reason) {
        return new Layers(Optional.empty(), List.of("the layers were not timed: " + reason));
    }
}

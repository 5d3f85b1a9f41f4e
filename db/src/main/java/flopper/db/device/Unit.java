package flopper.db.device;

import java.util.List;

/**
 * A backend of one device: what a cell may ask of exactly this unit.
 *
 * @param id the device
 * @param labels what its worker's settings call it
 */
public record Unit(
        String id,
        List<String> labels,
        String deviceClass,
        String backend,
        String version,
        List<String> precisions,
        int threadsMax) {

    public Unit {
        labels = List.copyOf(labels);
        precisions = List.copyOf(precisions);
    }

    /** The same as if its class had no other unit. */
    public Offer offer() {
        return new Offer(deviceClass, backend, List.of(version), precisions, threadsMax, 1, 1);
    }
}

package flopper.db.device;

import java.util.List;

/**
 * A backend that devices of a class have, whether or not one of them is online: what a cell may ask
 * for.
 *
 * @param precisions all that any of its devices can run
 * @param threadsMax largest number of threads any of its devices allows
 * @param devices units of the class that have the backend
 * @param online how many of them take jobs now
 */
public record Offer(
        String deviceClass,
        String backend,
        List<String> versions,
        List<String> precisions,
        int threadsMax,
        int devices,
        int online) {

    public Offer {
        versions = List.copyOf(versions);
        precisions = List.copyOf(precisions);
    }
}

package flopper.api.device;

import flopper.db.device.Offer;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;

/**
 * Units that are interchangeable for comparison, and what may be asked of them.
 *
 * @param backends those that any of its units has
 */
@Serdeable
public record DeviceClassResponse(String deviceClass, List<Backend> backends) {

    /**
     * A backend of a class.
     *
     * @param versions all that its units have
     * @param precisions all that any of its units can run
     * @param threadsMax largest number of threads any of its units allows
     * @param devices units that have it
     * @param online how many of them are attached to a live worker
     */
    @Serdeable
    public record Backend(
            String backend,
            List<String> versions,
            List<String> precisions,
            int threadsMax,
            int devices,
            int online) {

        static Backend of(Offer offer) {
            return new Backend(
                    offer.backend(),
                    offer.versions(),
                    offer.precisions(),
                    offer.threadsMax(),
                    offer.devices(),
                    offer.online());
        }
    }
}

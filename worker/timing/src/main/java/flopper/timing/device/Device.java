package flopper.timing.device;

/**
 * One physical unit that measurements are made on.
 *
 * @param key names this unit and no other; made of stable facts only (rule 18)
 * @param deviceClass names all units that are interchangeable for comparison; lower-case letters,
 *     digits and dashes
 * @param name for people
 * @param topology cores to pin to
 * @param descriptorJson everything that was found out, as one JSON object; absent facts have no
 *     key
 */
public record Device(
        String key, String deviceClass, String name, Topology topology, String descriptorJson) {}

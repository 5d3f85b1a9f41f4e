package flopper.timing.device;

/**
 * One physical unit that measurements are made on.
 *
 * @param unit names the hardware, which takes one measurement at a time (rule 8)
 * @param key names this unit and no other; made of stable facts only (rule 18). The same as {@code
 *     unit} but for variants
 * @param deviceClass names all units that are interchangeable for comparison; lower-case letters,
 *     digits and dashes
 * @param name for people
 * @param topology cores to pin to
 * @param descriptorJson everything that was found out, as one JSON object; absent facts have no
 *     key
 */
public record Device(
        String unit,
        String key,
        String deviceClass,
        String name,
        Topology topology,
        String descriptorJson) {

    /**
     * The same hardware in a state that it cannot tell itself, such as with a clock that was fixed:
     * a device and a class of its own, which still shares the hardware with the others.
     *
     * @param suffix lower-case letters, digits and dashes
     */
    public Device variant(String suffix) {
        return new Device(
                unit,
                key + "-" + suffix,
                deviceClass + "-" + suffix,
                name + ", " + suffix,
                topology,
                descriptorJson);
    }
}

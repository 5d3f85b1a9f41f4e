package flopper.db.device;

/**
 * How far a canary has to be from those before it to speak against its device.
 *
 * @param noises as many times what noise explains once in twenty times
 * @param least relative difference, however quiet the device is
 */
public record DriftBound(double noises, double least) {}

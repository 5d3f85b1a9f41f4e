package flopper.db.device;

/** What a device is doing, as far as the database can tell. */
public enum DeviceState {
    /** Its worker is alive and measures nothing. */
    IDLE,
    /** Its worker is alive and runs a measurement. */
    BUSY,
    /** Its worker was told to stop: it ends what it runs and takes nothing more. */
    DRAINING,
    /** Its worker has stopped or is silent. */
    OFFLINE,
    /** It gets no jobs until somebody lets it out, whatever its worker does. */
    QUARANTINED
}

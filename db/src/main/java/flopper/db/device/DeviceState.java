package flopper.db.device;

/** What a device is doing, as far as the database can tell. */
public enum DeviceState {
    /** Its worker is alive and measures nothing. */
    IDLE,
    /** Its worker is alive and runs a measurement. */
    BUSY,
    /** Its worker has stopped or is silent. */
    OFFLINE
}

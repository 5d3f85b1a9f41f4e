package flopper.servers.postgres;

/** Whether a server must keep what it said it kept. */
public enum Durability {
    /** Every commit reaches the disk first. */
    DURABLE,
    /** For throw-away tests: faster, and gone with the machine's power. */
    THROW_AWAY
}

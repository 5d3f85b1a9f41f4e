package flopper.launcher.serve;

/** A part of flopper that a process can play; one process may play several. */
enum Role {
    /** The HTTP service with its dispatcher and reaper. */
    API("flopper.api.enabled"),
    /** The worker: counts, and times what is attached to this machine. */
    WORKER("flopper.worker.enabled");

    private final String property;

    Role(String property) {
        this.property = property;
    }

    /** The property that switches its beans on. */
    String property() {
        return property;
    }
}

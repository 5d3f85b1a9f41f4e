package flopper.db.job;

/** What a job produces. */
public enum JobKind {
    /** A profile: the static cost of a workload, counted on any worker. */
    PROFILE,
    /** A measurement: the time a workload takes on a device of one class. */
    MEASUREMENT
}

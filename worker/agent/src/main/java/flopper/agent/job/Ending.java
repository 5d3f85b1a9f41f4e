package flopper.agent.job;

/** What came of the jobs of a record, the worst of them last. */
enum Ending {
    /** Each was run, or is somebody else's: nothing is left to do for this record. */
    DONE,
    /** Some were given back unrun, because the worker stops. */
    GIVEN_BACK,
    /** Some failed for good through no fault of their own, or nobody knows them. */
    DEAD;

    /** The worse of the two. */
    Ending and(Ending other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

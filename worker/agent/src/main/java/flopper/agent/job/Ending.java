package flopper.agent.job;

/** What came of one job of a record. */
enum Ending {
    /** It was run, or it is somebody else's: nothing is left to do. */
    DONE,
    /** It was given back unharmed, because the worker stops. */
    GIVEN_BACK,
    /** It failed for good through no fault of its own, or nobody knows it. */
    DEAD
}

package flopper.db.sweep;

/** What came of submitting a sweep. */
public sealed interface Submission {

    /** It is stored with all its jobs. */
    record Accepted(Sweep sweep) implements Submission {}

    /** The same submission was stored before under the same key; nothing was added. */
    record Repeated(Sweep sweep) implements Submission {}

    /** The key belongs to a submission with another body; nothing was added. */
    record KeyTaken(Sweep sweep) implements Submission {}

    /** A submission under the same key is being stored at this moment; nothing was added. */
    record InFlight() implements Submission {}
}

package flopper.db.failure;

/**
 * Why a job, an attempt or a request failed.
 *
 * @param detail one sentence for people; cut to {@value #DETAIL_CHARS_MAX} characters, without NUL
 */
public record Failure(FailureCode code, String detail) {

    /** Enough for the last words of a crashed process, and a bound on what a row can grow to. */
    public static final int DETAIL_CHARS_MAX = 4_000;

    public Failure {
        // PostgreSQL's text cannot hold NUL, and a dying process may print anything.
        detail = detail.replace("\0", "");
        detail =
                detail.length() <= DETAIL_CHARS_MAX
                        ? detail
                        : detail.substring(0, DETAIL_CHARS_MAX);
    }

    /** Whose fault it is. */
    public Blame blame() {
        return code.blame();
    }
}

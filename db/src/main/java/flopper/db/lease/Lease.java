package flopper.db.lease;

/**
 * The right to run a job until it is completed, failed, released, cancelled or runs out.
 *
 * @param token secret of the attempt
 */
public record Lease(String jobId, String token) {}

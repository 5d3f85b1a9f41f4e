package flopper.db.kernel;

import org.jdbi.v3.core.mapper.Nested;

/**
 * A kernel of a measured workload.
 *
 * @param count parts of the run that it computes
 * @param inModelNs the time of those parts together, within the run
 */
public record UsedKernel(@Nested Kernel kernel, int count, long inModelNs) {}

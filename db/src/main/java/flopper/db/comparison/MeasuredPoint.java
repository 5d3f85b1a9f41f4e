package flopper.db.comparison;

import java.util.OptionalLong;

/**
 * The latest measurement of a graph in a setting with what its workload costs; all counts are of the
 * whole batch.
 */
public record MeasuredPoint(
        String id,
        String model,
        String backend,
        String backendVersion,
        String precision,
        int threads,
        OptionalLong batch,
        int protocol,
        long p50Ns,
        long macs,
        long flops,
        long params,
        long weightBytes,
        long activationBytes) {}

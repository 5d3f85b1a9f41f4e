package flopper.db.comparison;

import flopper.db.workload.InputShapes;

import java.util.OptionalLong;

/**
 * The latest measurement of a series with what its workload costs; all counts are of the
 * whole batch.
 */
public record MeasuredPoint(
        String id,
        String model,
        InputShapes shapes,
        String backend,
        String backendVersion,
        String precision,
        int threads,
        OptionalLong batch,
        int protocol,
        String weights,
        long p50Ns,
        long macs,
        long flops,
        long params,
        long weightBytes,
        long activationBytes) {}

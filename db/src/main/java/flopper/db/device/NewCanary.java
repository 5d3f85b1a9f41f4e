package flopper.db.device;

import java.time.Instant;

/**
 * One measurement of the fixed workload at one thread.
 *
 * @param protocol version of the way of measuring
 * @param p50Ns median wall time of a run
 * @param cpuP50Ns median processor time of a run
 */
public record NewCanary(
        String deviceId,
        String backend,
        String backendVersion,
        int protocol,
        long p50Ns,
        long cpuP50Ns,
        Instant measuredAt) {}

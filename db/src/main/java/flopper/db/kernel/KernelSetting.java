package flopper.db.kernel;

/**
 * What a kernel's time holds for.
 *
 * @param protocol version of the way of measuring
 * @param precision it is computed in
 */
public record KernelSetting(
        String deviceId,
        String backend,
        String backendVersion,
        int protocol,
        String precision,
        int threads) {}

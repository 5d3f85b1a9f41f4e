package flopper.timing;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.TimingPlan;
import flopper.timing.system.HostMemory;
import flopper.timing.system.SystemFiles;

/** Refuses before it starts what cannot fit, so that the host never has to choose a victim. */
record Admission(HostMemory memory) {
    /** The rest stays with the system and this worker. */
    private static final double USABLE_FRACTION = 0.9;

    static Admission live() {
        return new Admission(new HostMemory(SystemFiles.live()));
    }

    /**
     * The writable memory that the measuring process may have.
     *
     * @param neededBytes what it takes at least
     * @throws TimingFailure OUT_OF_MEMORY when that is less than it needs
     */
    long memoryBytesMax(long neededBytes, TimingPlan plan) throws TimingFailure {
        // A system that does not say what it has free must find out by trying.
        long freeBytes =
                memory.availableBytes().stream()
                        .map(bytes -> (long) (bytes * USABLE_FRACTION))
                        .findFirst()
                        .orElse(Long.MAX_VALUE);
        long givenBytes = Math.min(freeBytes, plan.memoryBytesMax().orElse(Long.MAX_VALUE));
        if (neededBytes > givenBytes) {
            throw new TimingFailure(
                    FailureCode.OUT_OF_MEMORY,
                    "the workload needs %d MB at least, and %d MB can be given to it"
                            .formatted(neededBytes >> 20, givenBytes >> 20));
        }
        return givenBytes;
    }
}

package flopper.timing.request;

import flopper.timing.measure.SteadyStateLoop;
import flopper.timing.system.Posix;

/** The clocks of the measuring thread. */
public record ProcessClock(Posix posix) implements SteadyStateLoop.Clock {
    @Override
    public long wallNs() {
        return System.nanoTime();
    }

    @Override
    public long threadCpuNs() {
        return posix.threadCpuNs();
    }
}

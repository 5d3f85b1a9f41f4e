package flopper.timing.latency;

import flopper.timing.measure.Interference;
import flopper.timing.measure.SteadyStateLoop;
import flopper.timing.system.CpuTimes;
import flopper.timing.system.Posix;
import flopper.timing.system.SystemFiles;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Watches what else happens on the pinned processors during the steady state (rules 8, 9). */
final class InterferenceWatch implements SteadyStateLoop.Observer {
    /** The kernel counts in hundredths of a second, whatever its own tick is. */
    private static final long TICK_NS = 10_000_000;

    /** Fewer ticks than these cannot tell 5 % from nothing. */
    private static final long TICKS_MIN = 20;

    private record Moment(Optional<CpuTimes> times, long ownCpuNs, long involuntarySwitches) {}

    private final Posix posix;
    private final List<Integer> cpus;
    private Optional<Moment> begin = Optional.empty();
    private Optional<Moment> end = Optional.empty();

    InterferenceWatch(Posix posix, List<Integer> cpus) {
        this.posix = posix;
        this.cpus = cpus;
    }

    @Override
    public void steadyStateBegins() {
        begin = Optional.of(now());
    }

    @Override
    public void steadyStateEnds() {
        end = Optional.of(now());
    }

    private Moment now() {
        Optional<CpuTimes> times =
                SystemFiles.live().text("proc/stat").flatMap(text -> CpuTimes.of(text, cpus));
        // At one thread the process's other threads, such as the compiler's, count as foreign.
        long ownCpuNs = cpus.size() == 1 ? posix.threadCpuNs() : posix.processCpuNs();
        return new Moment(times, ownCpuNs, posix.involuntarySwitches());
    }

    Interference seen() {
        Moment from = begin.orElseThrow();
        Moment to = end.orElseThrow();
        Optional<CpuTimes> spent =
                from.times()
                        .flatMap(before -> to.times().map(after -> after.minus(before)))
                        .filter(times -> times.total() >= TICKS_MIN);
        double ownTicks = (double) (to.ownCpuNs() - from.ownCpuNs()) / TICK_NS;
        return new Interference(
                to.involuntarySwitches() - from.involuntarySwitches(),
                fraction(spent.map(times -> (double) times.steal() / times.total())),
                fraction(spent.map(times -> (times.busy() - ownTicks) / times.total())));
    }

    /** Counters of different clocks may disagree by a tick, to either side. */
    private static OptionalDouble fraction(Optional<Double> value) {
        return value.map(part -> OptionalDouble.of(Math.clamp(part, 0.0, 1.0)))
                .orElse(OptionalDouble.empty());
    }
}

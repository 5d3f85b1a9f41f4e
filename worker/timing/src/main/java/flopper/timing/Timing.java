package flopper.timing;

import flopper.timing.backend.Precision;
import flopper.timing.measure.ProcessRun;
import flopper.timing.statistics.Statistics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a workload takes end to end, single-stream, and how far that can be trusted.
 *
 * @param protocol version of the way of measuring; results of two versions are not comparable
 * @param weights whether the weights were the submitted ones or {@code synthetic}
 * @param runs one for each fresh process, in the order they ran, raw samples included
 * @param wall over the samples of all processes
 * @param cpu processor time of the same runs; only at one thread, where it is the steadier figure
 * @param converged whether the plan's demands were met; if not, the notes say which were not
 * @param disturbed whether anything else took noticeable time on the same cores
 * @param notes sentences behind the two verdicts
 * @param environment what the processes ran under, by name; readings of the system stand twice,
 *     as {@code before.…} and {@code after.…}
 */
public record Timing(
        Instant startedAt,
        String backend,
        String backendVersion,
        int protocol,
        String weights,
        Precision precision,
        int threads,
        List<ProcessRun> runs,
        Statistics wall,
        Optional<Statistics> cpu,
        boolean converged,
        boolean disturbed,
        List<String> notes,
        Map<String, String> environment) {
    public Timing {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
        environment = Map.copyOf(environment);
    }
}

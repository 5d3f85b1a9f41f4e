package flopper.timing.latency;

import flopper.timing.backend.LoadedWorkload;
import flopper.timing.backend.OpenWorkload;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.Phases;
import flopper.timing.measure.ProcessRun;
import flopper.timing.measure.SteadyState;
import flopper.timing.measure.SteadyStateLoop;
import flopper.timing.process.ChildTask;
import flopper.timing.process.Conditions;
import flopper.timing.request.ProcessClock;
import flopper.timing.request.WorkloadRequest;
import flopper.timing.system.Posix;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Measures one model in this process (rule 7): cold load, first inference, steady state, warm load,
 * each on its own (rule 1), uninstrumented (rule 13).
 */
public final class LatencyTask implements ChildTask {
    @Override
    public byte[] perform(byte[] input) throws TimingFailure, IOException {
        WorkloadRequest request = WorkloadRequest.ofBytes(input);
        try (Posix posix = new Posix()) {
            return RunFormat.toBytes(measure(request, posix));
        }
    }

    private static ProcessRun measure(WorkloadRequest request, Posix posix) throws TimingFailure {
        Map<String, String> settings =
                new TreeMap<>(Conditions.apply(posix, request.cpus(), request.memoryBytesMax()));
        InterferenceWatch watch = new InterferenceWatch(posix, request.cpus());
        try (OpenWorkload workload =
                request.backend().newInstance().open(request.payload(), request.cpus())) {
            settings.putAll(workload.settings());
            long coldLoadNs;
            long firstInferenceNs;
            SteadyState steadyState;
            long loadStartNs = System.nanoTime();
            try (LoadedWorkload loaded = workload.load()) {
                long loadedNs = System.nanoTime();
                coldLoadNs = loadedNs - loadStartNs;
                loaded.run();
                firstInferenceNs = System.nanoTime() - loadedNs;
                steadyState =
                        new SteadyStateLoop(request.plan(), new ProcessClock(posix))
                                .run(loaded::run, watch);
            }
            Phases phases =
                    new Phases(
                            workload.runtimeStartNs(),
                            coldLoadNs,
                            firstInferenceNs,
                            warmLoadNs(workload));
            return new ProcessRun(phases, steadyState, watch.seen(), settings);
        }
    }

    private static OptionalLong warmLoadNs(OpenWorkload workload) throws TimingFailure {
        long startNs = System.nanoTime();
        try (LoadedWorkload _ = workload.load()) {
            return OptionalLong.of(System.nanoTime() - startNs);
        } catch (TimingFailure e) {
            // The measurement is complete without it, and memory may be fragmented by now.
            if (e.code() == FailureCode.OUT_OF_MEMORY) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }
}

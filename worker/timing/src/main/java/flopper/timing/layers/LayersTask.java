package flopper.timing.layers;

import flopper.timing.backend.LoadedWorkload;
import flopper.timing.backend.OpenWorkload;
import flopper.timing.backend.Profile;
import flopper.timing.backend.ProfiledWorkload;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.Samples;
import flopper.timing.measure.SteadyState;
import flopper.timing.measure.SteadyStateLoop;
import flopper.timing.process.ChildTask;
import flopper.timing.process.Conditions;
import flopper.timing.request.ProcessClock;
import flopper.timing.request.WorkloadRequest;
import flopper.timing.statistics.Midmean;
import flopper.timing.system.Posix;

import java.io.IOException;

/** Profiles one model in this process (rule 13), warm, until its run time is steady. */
public final class LayersTask implements ChildTask {
    private static final SteadyStateLoop.Observer NOBODY =
            new SteadyStateLoop.Observer() {
                @Override
                public void steadyStateBegins() {}

                @Override
                public void steadyStateEnds() {}
            };

    @Override
    public byte[] perform(byte[] input) throws TimingFailure, IOException {
        WorkloadRequest request = WorkloadRequest.ofBytes(input);
        try (Posix posix = new Posix()) {
            Conditions.apply(posix, request.cpus(), request.memoryBytesMax());
            return measure(request, posix).toBytes();
        }
    }

    /** First under the profiler, then without: the same process, so the same conditions. */
    private static ProfiledRuns measure(WorkloadRequest request, Posix posix) throws TimingFailure {
        SteadyStateLoop loop = new SteadyStateLoop(request.plan(), new ProcessClock(posix));
        try (OpenWorkload workload =
                request.backend().newInstance().open(request.payload(), request.cpus())) {
            Profile profile;
            try (ProfiledWorkload loaded = workload.loadProfiled()) {
                SteadyState steady = loop.run(loaded::run, NOBODY);
                profile = loaded.profile(steady.wallNs().size());
            }
            try (LoadedWorkload loaded = workload.load()) {
                SteadyState steady = loop.run(loaded::run, NOBODY);
                // At one thread processor time leaves out whatever else ran on the core.
                Samples samples = request.cpus().size() == 1 ? steady.cpuNs() : steady.wallNs();
                return new ProfiledRuns(profile, Midmean.of(samples.toArray()));
            }
        }
    }
}

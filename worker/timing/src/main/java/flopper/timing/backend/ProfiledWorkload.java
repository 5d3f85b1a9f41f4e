package flopper.timing.backend;

import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.Samples;

/** A loaded model whose runtime writes down what each run consists of. */
public interface ProfiledWorkload extends LoadedWorkload {
    /**
     * Ends the profiling; no runs after that.
     *
     * @param runs how many of the last runs to tell about; those before were warm-up
     */
    Profile profile(int runs) throws TimingFailure;

    /**
     * Likewise ends the profiling: what the computing nodes of each of the last runs took together,
     * in the order of the runs, without changes of layout and what lies between nodes (rule 14).
     *
     * @param runs at least one
     */
    Samples kernels(int runs) throws TimingFailure;
}

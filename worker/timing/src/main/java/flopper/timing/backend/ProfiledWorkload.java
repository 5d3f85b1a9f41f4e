package flopper.timing.backend;

import flopper.timing.failure.TimingFailure;

/** A loaded model whose runtime writes down what each run consists of. */
public interface ProfiledWorkload extends LoadedWorkload {
    /**
     * Ends the profiling; no runs after that.
     *
     * @param runs how many of the last runs to tell about; those before were warm-up
     */
    Profile profile(int runs) throws TimingFailure;
}

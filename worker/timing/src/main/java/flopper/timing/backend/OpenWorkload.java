package flopper.timing.backend;

import flopper.timing.failure.TimingFailure;

import java.util.Map;

/** A workload whose data lies in memory, ready to be loaded any number of times, one at a time. */
public interface OpenWorkload extends AutoCloseable {
    /** What bringing up the runtime took, before any model. */
    long runtimeStartNs();

    /**
     * Makes the runtime read, optimise and lay out the model.
     *
     * @throws TimingFailure MODEL_REJECTED with the runtime's words, or OUT_OF_MEMORY
     */
    LoadedWorkload load() throws TimingFailure;

    /**
     * Likewise, under the runtime's own profiler.
     *
     * @throws TimingFailure as {@link #load}; UNSUPPORTED where the runtime has no profiler
     */
    ProfiledWorkload loadProfiled() throws TimingFailure;

    /** The runtime's settings by name, for the record of the environment. */
    Map<String, String> settings();

    @Override
    void close();
}

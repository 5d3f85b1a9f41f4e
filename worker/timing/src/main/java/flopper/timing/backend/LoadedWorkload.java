package flopper.timing.backend;

import flopper.timing.failure.TimingFailure;

/** A loaded model with its inputs in place. Confined to the thread that loaded it. */
public interface LoadedWorkload extends AutoCloseable {
    /** One inference on the same inputs; returns when the outputs are complete. */
    void run() throws TimingFailure;

    @Override
    void close();
}

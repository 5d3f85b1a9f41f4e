package flopper.timing.process;

import flopper.timing.failure.TimingFailure;

import java.io.IOException;

/**
 * What a child process does, on its main thread. An implementation has a public constructor
 * without parameters: the child makes its own instance.
 */
public interface ChildTask {
    /**
     * @param input as the parent gave it
     * @return what the parent gets
     * @throws TimingFailure reported to the parent with its code and message
     */
    byte[] perform(byte[] input) throws TimingFailure, IOException;
}

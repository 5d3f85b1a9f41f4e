package flopper.bench.process;

import java.io.IOException;

/** A part of a running stack that may be killed and is then started again on the data it had. */
public interface Part extends AutoCloseable {
    /** Which part it is, such as {@code api} or {@code worker 3}. */
    String name();

    /** Starts it, without waiting until it works. */
    void start() throws IOException, InterruptedException;

    /** SIGKILL for it and what belongs to it: it gets no chance to say goodbye. */
    void kill() throws IOException, InterruptedException;

    /** Whether it runs, or is on its way. */
    boolean isAlive();

    /** Ends it in good order. */
    @Override
    void close();
}

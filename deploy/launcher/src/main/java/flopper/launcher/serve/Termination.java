package flopper.launcher.serve;

import java.util.concurrent.CountDownLatch;

/** Keeps a service up until the process is told to stop, and then stops it in good order. */
public final class Termination {
    private Termination() {}

    /** Returns never: the process ends once the service is closed. */
    public static void await(AutoCloseable service) throws InterruptedException {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    try {
                                        service.close();
                                    } catch (Exception e) {
                                        throw new IllegalStateException("not stopped cleanly", e);
                                    }
                                },
                                "stop"));
        new CountDownLatch(1).await();
    }
}

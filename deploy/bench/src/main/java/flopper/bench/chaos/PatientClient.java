package flopper.bench.chaos;

import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;
import flopper.launcher.terminal.CommandFailure;

import java.time.Duration;

/** Asks a service that is killed now and then until it answers. */
final class PatientClient {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** One request. */
    @FunctionalInterface
    private interface Request {
        Json send() throws InterruptedException;
    }

    private final ServiceClient service;

    PatientClient(ServiceClient service) {
        this.service = service;
    }

    Json get(String path) throws InterruptedException {
        return repeat(() -> service.get(path));
    }

    /** As a caller does who lost the answer: sends the same body again under the same key. */
    Json post(String path, String body, String key) throws InterruptedException {
        return repeat(() -> service.post(path, body, key));
    }

    private static Json repeat(Request request) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return request.send();
            } catch (CommandFailure e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }
}

package flopper.queue;

import static org.awaitility.Awaitility.await;

import flopper.servers.TestServers;

import java.time.Duration;
import java.util.List;

/** Queues for tests, prepared however busy the machine is. */
final class Queues {

    /** For things that happen at once on an idle machine. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private Queues() {}

    /** Prepares a queue with the usual settings. */
    static void prepare(String queue) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> {
                    new QueueAdmin(TestServers.kafka()).ensure(queue);
                    return true;
                });
    }

    /** Publishes ids, each in a record of its own. */
    static void publish(String queue, String... ids) {
        prepare(queue);
        try (QueuePublisher publisher = new QueuePublisher(TestServers.kafka())) {
            for (String id : ids) {
                List<String> one = List.of(id);
                await().atMost(PATIENCE).until(() -> publisher.publish(queue, one, 1).contains(id));
            }
        }
    }
}

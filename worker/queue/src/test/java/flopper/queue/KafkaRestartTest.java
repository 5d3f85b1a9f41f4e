package flopper.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flopper.servers.directory.Ports;
import flopper.servers.kafka.EmbeddedKafka;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

class KafkaRestartTest {

    @TempDir Path directory;

    @Test
    void workersAndPublishersOutliveKafka() throws Exception {
        Ports ports = Ports.of(directory);
        String address = "127.0.0.1:" + ports.kafka();
        ConcurrentLinkedQueue<String> begun = new ConcurrentLinkedQueue<>();
        CountDownLatch finish = new CountDownLatch(1);
        DeliveryHandler handler =
                delivery -> {
                    begun.addAll(delivery.jobIds());
                    awaitUninterrupted(finish);
                    return Verdict.ACCEPT;
                };
        try (QueueConsumer consumer = new QueueConsumer(address, "restart", "worker", handler);
                QueuePublisher publisher = new QueuePublisher(address)) {
            consumer.start();
            assertThat(publisher.publish("restart", List.of("early"), 1)).isEmpty();

            try (EmbeddedKafka _ = start(ports)) {
                publishUntilAcknowledged(publisher, "during");
                await().atMost(Queues.PATIENCE).until(() -> begun.contains("during"));
            }
            assertThat(publisher.publish("restart", List.of("meanwhile"), 1)).isEmpty();
            finish.countDown();

            try (EmbeddedKafka _ = start(ports)) {
                publishUntilAcknowledged(publisher, "after");
                await().atMost(Queues.PATIENCE).until(() -> begun.contains("after"));
            }
        }
    }

    private EmbeddedKafka start(Ports ports) throws Exception {
        return EmbeddedKafka.start(
                directory.resolve("kafka"), ports.kafka(), ports.kafkaController());
    }

    private static void publishUntilAcknowledged(QueuePublisher publisher, String id) {
        await().atMost(Queues.PATIENCE)
                .until(() -> publisher.publish("restart", List.of(id), 1), Set.of(id)::equals);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package flopper.queue;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Tells of the dead letters of all queues, those of queues that are still to come included. Each is
 * told to one of the consumers with the same group at least once: a handler that throws is told
 * again. Survives a Kafka that goes away and comes back. Thread-safe.
 */
public final class DeadLetterConsumer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterConsumer.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration POLL_LIMIT = Duration.ofSeconds(1);

    // A queue is prepared when its first job is published; its dead letters are seen this soon.
    private static final int TOPICS_MAX_AGE_MS = 15_000;

    private final String bootstrapServers;
    private final String group;
    private final Consumer<DeadLetter> handler;
    private final Thread poller;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<String, String> consumer;
    private boolean failing;

    /**
     * @param group consumers of one group share the letters between them
     */
    public DeadLetterConsumer(String bootstrapServers, String group, Consumer<DeadLetter> handler) {
        this.bootstrapServers = bootstrapServers;
        this.group = group;
        this.handler = handler;
        this.poller = Thread.ofPlatform().name("flopper-dead-letters").unstarted(this::run);
    }

    /** Begins to tell, as soon as Kafka is there; letters that nobody of the group saw come first. */
    public void start() {
        poller.start();
    }

    /** Stops after the letter that is being handled. */
    @Override
    public void close() {
        stopped.countDown();
        KafkaConsumer<String, String> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            poller.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running()) {
            try {
                tell();
            } catch (WakeupException _) {
                // Somebody closes us.
            } catch (RuntimeException e) {
                // Begins again behind the last letters that were handled, whatever it was.
                if (!failing) {
                    LOG.warn("dead letters wait until this works: {}", e.toString());
                }
                failing = true;
                pause();
            }
        }
    }

    private void tell() {
        KafkaConsumer<String, String> opened = open();
        try {
            consumer = opened;
            opened.subscribe(Pattern.compile(Pattern.quote(Names.DEAD_LETTER_PREFIX) + ".*"));
            while (running()) {
                for (ConsumerRecord<String, String> record : opened.poll(POLL_LIMIT)) {
                    handler.accept(letter(record));
                }
                opened.commitSync();
                failing = false;
            }
        } finally {
            // Its own limit is half a minute, which a Kafka that is away uses up.
            opened.close(CloseOptions.timeout(RETRY_AFTER));
        }
    }

    private static DeadLetter letter(ConsumerRecord<String, String> record) {
        String value = record.value() == null ? "" : record.value();
        return new DeadLetter(
                record.topic().substring(Names.DEAD_LETTER_PREFIX.length()),
                Delivery.parse(value, 1).jobIds(),
                Instant.ofEpochMilli(record.timestamp()));
    }

    private KafkaConsumer<String, String> open() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        TOPICS_MAX_AGE_MS,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        2_000),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private boolean running() {
        return stopped.getCount() > 0;
    }

    private void pause() {
        try {
            stopped.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the poller", e);
        }
    }
}

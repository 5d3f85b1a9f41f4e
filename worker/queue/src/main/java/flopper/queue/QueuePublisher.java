package flopper.queue;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Puts job ids on queues, which it prepares when it first meets them. Thread-safe.
 *
 * <p>Never throws for a Kafka that is away: ids that it did not acknowledge are not in the answer,
 * and are to be published again. Their records may be on the queue all the same; a second record for
 * a job is harmless.
 */
public final class QueuePublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueuePublisher.class);

    // A call waits for the topic or for the acknowledgement in vain, not for both.
    private static final int METADATA_LIMIT_MS = 3_000;
    private static final int REQUEST_LIMIT_MS = 4_000;
    private static final int DELIVERY_LIMIT_MS = 5_000;

    private final String bootstrapServers;
    private final QueueAdmin admin;
    private final Set<String> prepared = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean away = new AtomicBoolean();
    private @Nullable Producer<String, String> producer;

    public QueuePublisher(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = new QueueAdmin(bootstrapServers);
    }

    /**
     * Publishes ids in their order and waits for Kafka to acknowledge them, for some five
     * seconds at most.
     *
     * @param idsPerRecord what one worker takes at once
     * @return the acknowledged ids; empty where Kafka is away
     */
    public Set<String> publish(String queue, List<String> jobIds, int idsPerRecord) {
        return send(queue, Names.of(queue).topic(), jobIds, idsPerRecord);
    }

    /**
     * Puts ids of jobs that failed for good where operators look for them: on the dead-letter topic,
     * one record each.
     *
     * @return the acknowledged ids; empty where Kafka is away
     */
    public Set<String> bury(String queue, List<String> jobIds) {
        return send(queue, Names.of(queue).deadLetters(), jobIds, 1);
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofMillis(DELIVERY_LIMIT_MS));
            producer = null;
        }
    }

    private Set<String> send(String queue, String topic, List<String> jobIds, int idsPerRecord) {
        if (jobIds.isEmpty()) {
            return Set.of();
        }
        Set<String> acknowledged = new LinkedHashSet<>();
        try {
            if (!prepared.contains(queue)) {
                admin.ensure(queue);
                prepared.add(queue);
            }
            List<Sent> sent = sendAll(topic, jobIds, idsPerRecord);
            for (Sent record : sent) {
                if (await(record.answer())) {
                    acknowledged.addAll(record.jobIds());
                }
            }
            sent.getLast().answer().get();
            if (away.compareAndSet(true, false)) {
                LOG.info("Kafka answers again");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | KafkaException | QueueUnavailable e) {
            // The topic may be what is missing.
            prepared.remove(queue);
            if (away.compareAndSet(false, true)) {
                LOG.warn("nothing is published until this works: {}", reason(e));
            }
        }
        return acknowledged;
    }

    private List<Sent> sendAll(String topic, List<String> jobIds, int idsPerRecord) {
        List<Sent> sent = new ArrayList<>();
        for (int from = 0; from < jobIds.size(); from += idsPerRecord) {
            List<String> ids = jobIds.subList(from, Math.min(from + idsPerRecord, jobIds.size()));
            Sent record =
                    new Sent(ids, producer().send(new ProducerRecord<>(topic, Delivery.text(ids))));
            sent.add(record);
            if (record.answer().state() == Future.State.FAILED) {
                // It waited for the topic in vain, and each of the others would wait as long.
                break;
            }
        }
        return sent;
    }

    private static boolean await(Future<RecordMetadata> answer) throws InterruptedException {
        try {
            answer.get();
            return true;
        } catch (ExecutionException _) {
            return false;
        }
    }

    // Made when it is first needed: the constructor fails where Kafka's name is not known yet.
    private synchronized Producer<String, String> producer() {
        if (producer == null) {
            producer =
                    new KafkaProducer<>(
                            Map.of(
                                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                                    ProducerConfig.ACKS_CONFIG, "all",
                                    ProducerConfig.LINGER_MS_CONFIG, 0,
                                    ProducerConfig.MAX_BLOCK_MS_CONFIG, METADATA_LIMIT_MS,
                                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_LIMIT_MS,
                                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_LIMIT_MS),
                            new StringSerializer(),
                            new StringSerializer());
        }
        return producer;
    }

    private static @Nullable String reason(Exception e) {
        return e instanceof ExecutionException && e.getCause() != null
                ? e.getCause().getMessage()
                : e.getMessage();
    }

    /** A record on its way. */
    private record Sent(List<String> jobIds, Future<RecordMetadata> answer) {}
}

package flopper.queue;

import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Being one of the workers that share a queue's records. Holds at most one record. Confined to the
 * thread that opened it.
 */
final class Membership implements AutoCloseable {

    private static final Duration POLL_LIMIT = Duration.ofMillis(250);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final ShareConsumer<String, String> consumer;

    private Membership(ShareConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    static Membership open(String bootstrapServers, Names names) {
        ShareConsumer<String, String> consumer =
                new KafkaShareConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.GROUP_ID_CONFIG,
                                names.group(),
                                ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                                "explicit",
                                // The other mode, batch_optimized, ignores the next setting and
                                // takes records that this worker would only sit on.
                                ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
                                "record_limit",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                1,
                                // A Kafka that was away is found again this soon.
                                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                                2_000),
                        new StringDeserializer(),
                        new StringDeserializer());
        consumer.subscribe(List.of(names.topic()));
        return new Membership(consumer);
    }

    /** Waits a moment for a record, which is then held until it is answered or lost. */
    Optional<Held> poll() {
        for (ConsumerRecord<String, String> record : consumer.poll(POLL_LIMIT)) {
            return Optional.of(new Held(record));
        }
        return Optional.empty();
    }

    /** A record that this worker holds the lock of. */
    final class Held {

        private ConsumerRecord<String, String> record;

        private Held(ConsumerRecord<String, String> record) {
            this.record = record;
        }

        Delivery delivery() {
            String value = record.value() == null ? "" : record.value();
            // Kafka counts deliveries in a short, and leaves the count out only for groups of the
            // other kind.
            return Delivery.parse(value, record.deliveryCount().orElse((short) 1));
        }

        /** Locks the record anew for the full time; false where it was lost before. */
        boolean renew() {
            if (!acknowledge(AcknowledgeType.RENEW)) {
                return false;
            }
            // A renewed record must be taken again; Kafka hands it out before any other.
            Optional<Held> again = poll();
            again.ifPresent(held -> record = held.record);
            return again.isPresent();
        }

        /** Lets go of the record; false where it was lost before, which harms nobody. */
        boolean answer(Verdict verdict) {
            return acknowledge(
                    switch (verdict) {
                        case ACCEPT -> AcknowledgeType.ACCEPT;
                        case RELEASE -> AcknowledgeType.RELEASE;
                        case REJECT -> AcknowledgeType.REJECT;
                    });
        }

        private boolean acknowledge(AcknowledgeType type) {
            consumer.acknowledge(record, type);
            try {
                Map<TopicIdPartition, Optional<KafkaException>> answers =
                        consumer.commitSync(ANSWER_LIMIT);
                return !answers.isEmpty() && answers.values().stream().allMatch(Optional::isEmpty);
            } catch (KafkaException _) {
                return false;
            }
        }
    }

    /** Leaves; a record that is still held goes to another worker at once. */
    @Override
    public void close() {
        consumer.close(ANSWER_LIMIT);
    }
}

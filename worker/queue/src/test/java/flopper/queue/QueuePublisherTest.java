package flopper.queue;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.servers.TestServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class QueuePublisherTest {

    @Test
    void idsArePublishedInOrderWithSoManyARecord() {
        List<String> ids = List.of("a", "b", "c", "d", "e");
        Queues.prepare("publisher.chunks");
        try (QueuePublisher publisher = new QueuePublisher(TestServers.kafka())) {
            assertThat(publisher.publish("publisher.chunks", ids, 2))
                    .containsExactlyElementsOf(ids);
        }
        assertThat(take("publisher.chunks", 3))
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
    }

    @Test
    void nothingToPublishNeedsNoKafka() {
        for (String address : List.of(TestServers.kafka(), "no.such.host.invalid:9092")) {
            try (QueuePublisher publisher = new QueuePublisher(address)) {
                assertThat(publisher.publish("analysis", List.of(), 1)).isEmpty();
                assertThat(publisher.bury("analysis", List.of())).isEmpty();
            }
        }
    }

    @Test
    @Timeout(60)
    void aKafkaThatIsAwayAcknowledgesNothing() {
        for (String address : List.of("127.0.0.1:1", "no.such.host.invalid:9092")) {
            try (QueuePublisher publisher = new QueuePublisher(address)) {
                assertThat(publisher.publish("analysis", List.of("a", "b"), 1)).isEmpty();
            }
        }
    }

    @Test
    void idsOfJobsThatFailedForGoodAreDeadLetters() {
        Queues.prepare("publisher.bury");
        try (QueuePublisher publisher = new QueuePublisher(TestServers.kafka())) {
            assertThat(publisher.bury("publisher.bury", List.of("a", "b")))
                    .containsExactly("a", "b");
        }
        assertThat(DeadLetters.of(TestServers.kafka(), "publisher.bury")).containsExactly("a", "b");
    }

    private static List<List<String>> take(String queue, int records) {
        List<List<String>> taken = new ArrayList<>();
        try (Membership member = Membership.open(TestServers.kafka(), Names.of(queue))) {
            while (taken.size() < records) {
                Optional<Membership.Held> held = member.poll();
                held.ifPresent(record -> {
                    taken.add(record.delivery().jobIds());
                    record.answer(Verdict.ACCEPT);
                });
            }
        }
        return taken;
    }
}

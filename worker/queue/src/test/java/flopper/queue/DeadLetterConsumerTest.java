package flopper.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flopper.servers.TestServers;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

final class DeadLetterConsumerTest {

    private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

    private static void bury(String queue, String id) {
        Queues.prepare(queue);
        try (QueuePublisher publisher = new QueuePublisher(TestServers.kafka())) {
            await().atMost(Queues.PATIENCE)
                    .until(() -> publisher.bury(queue, List.of(id)).contains(id));
        }
    }

    private List<String> ids(String queue) {
        return letters.stream()
                .filter(letter -> letter.queue().equals(queue))
                .flatMap(letter -> letter.jobIds().stream())
                .toList();
    }

    @Test
    void lettersFromBeforeItsStartAndOfNewQueuesAreTold() {
        bury("letters.old", "before");
        Instant started = Instant.now();
        try (DeadLetterConsumer consumer =
                new DeadLetterConsumer(TestServers.kafka(), "letters-told", letters::add)) {
            consumer.start();
            await().atMost(Queues.PATIENCE)
                    .untilAsserted(() -> assertThat(ids("letters.old")).containsExactly("before"));

            bury("letters.new", "after");
            await().atMost(Queues.PATIENCE)
                    .untilAsserted(() -> assertThat(ids("letters.new")).containsExactly("after"));
        }
        assertThat(letters)
                .filteredOn(letter -> letter.queue().equals("letters.old"))
                .allSatisfy(letter -> assertThat(letter.givenUpAt()).isBefore(started));
    }

    @Test
    void aLetterWhoseHandlerThrewIsToldAgainAndAHandledOneIsNot() {
        bury("letters.again", "one");
        AtomicInteger calls = new AtomicInteger();
        try (DeadLetterConsumer consumer =
                new DeadLetterConsumer(
                        TestServers.kafka(),
                        "letters-again",
                        letter -> {
                            if (letter.queue().equals("letters.again")
                                    && calls.incrementAndGet() == 1) {
                                throw new IllegalStateException("the database is away");
                            }
                            letters.add(letter);
                        })) {
            consumer.start();
            await().atMost(Queues.PATIENCE)
                    .untilAsserted(() -> assertThat(ids("letters.again")).contains("one"));
        }
        assertThat(calls).hasValue(2);

        bury("letters.again", "two");
        letters.clear();
        try (DeadLetterConsumer consumer =
                new DeadLetterConsumer(TestServers.kafka(), "letters-again", letters::add)) {
            consumer.start();
            await().atMost(Queues.PATIENCE)
                    .untilAsserted(() -> assertThat(ids("letters.again")).contains("two"));
        }
        assertThat(ids("letters.again")).containsExactly("two");
    }
}

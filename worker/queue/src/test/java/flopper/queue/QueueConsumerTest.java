package flopper.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import flopper.servers.TestServers;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The facts about share groups that the workers rely on, each seen on a real broker. */
@Execution(ExecutionMode.CONCURRENT)
class QueueConsumerTest {

    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void startKafka() {
        TestServers.kafka();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    @Test
    void whatWasPublishedBeforeTheFirstWorkerIsDelivered() throws Exception {
        Queues.publish("backlog", "a", "b");
        Taken taken = new Taken(Verdict.ACCEPT);
        start("backlog", taken);

        assertThat(taken.next().jobIds()).containsExactly("a");
        assertThat(taken.next().jobIds()).containsExactly("b");
    }

    @Test
    void aWorkerHasOneRecordAtATimeAndOthersGetTheRest() throws Exception {
        Blocked first = new Blocked();
        Blocked second = new Blocked();
        start("one-each", first);
        start("one-each", second);
        Queues.publish("one-each", "a", "b", "c");

        String one = first.next().jobIds().getFirst();
        String other = second.next().jobIds().getFirst();
        assertThat(List.of(one, other)).containsExactlyInAnyOrder("a", "b");
        assertThat(first.nothingFor(2)).isTrue();
        second.finish.countDown();
        assertThat(second.next().jobIds()).containsExactly("c");
        first.finish.countDown();
    }

    @Test
    void aRecordIsKeptForLongerThanItsLock() throws Exception {
        Blocked working = new Blocked();
        start("renewed", working);
        Queues.publish("renewed", "a");
        working.next();
        Taken idle = new Taken(Verdict.ACCEPT);
        start("renewed", idle);

        assertThat(idle.nothingFor(20)).isTrue();
        working.finish.countDown();
        // Answered in time: it comes to nobody again.
        assertThat(idle.nothingFor(1)).isTrue();
        assertThat(working.seen).isEmpty();
    }

    @Test
    void aSilentWorkersRecordGoesToAnotherAndItsLateAnswersAreHarmless() throws Exception {
        Queues.publish("silent", "a");
        try (Membership silent = Membership.open(TestServers.kafka(), Names.of("silent"))) {
            Membership.Held held = poll(silent);
            assertThat(held.delivery().number()).isEqualTo(1);

            Taken taken = new Taken(Verdict.ACCEPT);
            start("silent", taken);
            assertThat(taken.next()).isEqualTo(new Delivery(List.of("a"), 2));
            assertThat(held.renew()).isFalse();
            assertThat(taken.nothingFor(1)).isTrue();
        }
    }

    @Test
    void pollingWithoutAnsweringThrows() {
        Queues.publish("unanswered", "a", "b");
        try (Membership member = Membership.open(TestServers.kafka(), Names.of("unanswered"))) {
            Membership.Held held = poll(member);
            assertThatThrownBy(member::poll).isInstanceOf(IllegalStateException.class);
            held.answer(Verdict.ACCEPT);
        }
    }

    @Test
    void whatIsNoListOfIdsIsHandedOverAndHoldsNothingUp() throws Exception {
        Queues.prepare("poisoned");
        try (Producer<String, byte[]> anybody =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", TestServers.kafka()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            String topic = Names.of("poisoned").topic();
            // A record may have no value, and its value may be no text.
            anybody.send(new ProducerRecord<>(topic, null)).get();
            anybody.send(new ProducerRecord<>(topic, new byte[] {(byte) 0xff, 0, '\n', 7})).get();
        }
        Queues.publish("poisoned", "a");
        Taken taken = new Taken(Verdict.ACCEPT);
        start("poisoned", taken);

        assertThat(taken.next().jobIds()).isEmpty();
        assertThat(taken.next().jobIds()).containsExactly("\u0007");
        assertThat(taken.next().jobIds()).containsExactly("a");
    }

    @Test
    void aRejectedRecordBecomesADeadLetter() throws Exception {
        Taken taken = new Taken(Verdict.REJECT);
        start("rejected", taken);
        Queues.publish("rejected", "a");

        taken.next();
        await().atMost(Queues.PATIENCE)
                .untilAsserted(() ->
                        assertThat(DeadLetters.of(TestServers.kafka(), "rejected"))
                                .containsExactly("a"));
        assertThat(taken.nothingFor(1)).isTrue();
    }

    @Test
    void aRecordReleasedTooOftenBecomesADeadLetter() throws Exception {
        GroupSettings twice = new GroupSettings(Duration.ofSeconds(15), 2);
        // Publishing prepares the queue too, with the usual limit: the consumer comes last.
        Queues.publish("released", "a");
        Taken taken = new Taken(Verdict.RELEASE);
        start("released", taken, twice);

        assertThat(taken.next().number()).isEqualTo(1);
        assertThat(taken.next().number()).isEqualTo(2);
        await().atMost(Queues.PATIENCE)
                .untilAsserted(() ->
                        assertThat(DeadLetters.of(TestServers.kafka(), "released"))
                                .containsExactly("a"));
        assertThat(taken.nothingFor(1)).isTrue();
    }

    @Test
    void aHandlerThatFailsReleasesItsRecord() throws Exception {
        Taken taken = new Taken(Verdict.ACCEPT);
        start(
                "failing",
                delivery -> {
                    Verdict verdict = taken.handle(delivery);
                    if (delivery.number() == 1) {
                        throw new IllegalStateException("the test wants it");
                    }
                    return verdict;
                });
        Queues.publish("failing", "a");

        assertThat(taken.next().number()).isEqualTo(1);
        assertThat(taken.next().number()).isEqualTo(2);
    }

    @Test
    void aStoppedConsumerFinishesItsRecordAndTakesNoOther() throws Exception {
        Blocked working = new Blocked();
        QueueConsumer consumer = start("stopped", working);
        Queues.publish("stopped", "a", "b");
        working.next();

        consumer.stop();
        assertThat(consumer.awaitStop(Duration.ofMillis(500))).isFalse();
        working.finish.countDown();
        assertThat(consumer.awaitStop(Queues.PATIENCE)).isTrue();
        Taken after = new Taken(Verdict.ACCEPT);
        start("stopped", after);
        assertThat(after.next()).isEqualTo(new Delivery(List.of("b"), 1));
    }

    @Test
    void aClosedConsumersRecordGoesToAnotherAtOnce() throws Exception {
        Blocked working = new Blocked();
        QueueConsumer consumer = start("closed", working);
        Queues.publish("closed", "a");
        working.next();

        consumer.close();
        assertThat(working.interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        Taken after = new Taken(Verdict.ACCEPT);
        start("closed", after);
        assertThat(after.next()).isEqualTo(new Delivery(List.of("a"), 2));
    }

    @Test
    void aConsumerThatWasNeverStartedIsStoppedAtOnce() throws Exception {
        try (QueueConsumer consumer =
                new QueueConsumer(TestServers.kafka(), "idle", "idle", _ -> Verdict.ACCEPT)) {
            consumer.stop();
            assertThat(consumer.awaitStop(Duration.ZERO)).isTrue();
        }
    }

    private QueueConsumer start(String queue, DeliveryHandler handler) {
        return start(queue, handler, GroupSettings.defaults());
    }

    private QueueConsumer start(String queue, DeliveryHandler handler, GroupSettings group) {
        QueueConsumer consumer =
                new QueueConsumer(TestServers.kafka(), queue, queue, handler, group);
        consumer.start();
        opened.add(consumer);
        return consumer;
    }

    private static Membership.Held poll(Membership member) {
        Optional<Membership.Held> held = Optional.empty();
        while (held.isEmpty()) {
            held = member.poll();
        }
        return held.get();
    }

    /** Answers at once, and remembers what it got. */
    private static class Taken implements DeliveryHandler {

        final BlockingQueue<Delivery> seen = new LinkedBlockingQueue<>();
        private final Verdict verdict;

        Taken(Verdict verdict) {
            this.verdict = verdict;
        }

        @Override
        public Verdict handle(Delivery delivery) {
            seen.add(delivery);
            return verdict;
        }

        Delivery next() throws InterruptedException {
            Delivery delivery = seen.poll(Queues.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(delivery).as("a delivery").isNotNull();
            return delivery;
        }

        boolean nothingFor(int seconds) throws InterruptedException {
            Thread.sleep(Duration.ofSeconds(seconds));
            return seen.isEmpty();
        }
    }

    /** Works until it is told to finish. */
    private static final class Blocked extends Taken {

        final CountDownLatch finish = new CountDownLatch(1);
        final CountDownLatch interrupted = new CountDownLatch(1);

        Blocked() {
            super(Verdict.ACCEPT);
        }

        @Override
        public Verdict handle(Delivery delivery) {
            Verdict verdict = super.handle(delivery);
            try {
                finish.await();
            } catch (InterruptedException _) {
                interrupted.countDown();
            }
            return verdict;
        }
    }
}

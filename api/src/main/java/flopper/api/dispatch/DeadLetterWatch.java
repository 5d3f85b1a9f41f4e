package flopper.api.dispatch;

import flopper.db.Database;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.db.lease.LeaseStore;
import flopper.queue.DeadLetter;
import flopper.queue.DeadLetterConsumer;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Set;

/**
 * Ends the jobs of records that Kafka gave up: they were delivered as often as they may be, and each
 * time the worker died or let go before it had claimed the job. Without this such a job would be
 * published for ever.
 */
@Context
final class DeadLetterWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWatch.class);

    private static final Failure GIVEN_UP =
            new Failure(
                    FailureCode.INTERNAL_ERROR,
                    "its record was delivered to workers as often as it may be, and none of them"
                            + " claimed the job; their logs have the reason");

    private final LeaseStore leases;
    private final DeadLetterConsumer letters;

    DeadLetterWatch(
            Database database, @Property(name = "flopper.kafka.bootstrap-servers") String servers) {
        this.leases = database.leases();
        this.letters = new DeadLetterConsumer(servers, "flopper.dead-letters", this::end);
    }

    @PostConstruct
    void start() {
        letters.start();
    }

    @PreDestroy
    void stop() {
        letters.close();
    }

    private void end(DeadLetter letter) {
        Set<String> ended = leases.bury(letter.jobIds(), letter.givenUpAt(), GIVEN_UP);
        if (!ended.isEmpty()) {
            LOG.warn("gave up jobs of queue {}: {}", letter.queue(), ended);
        }
    }
}

package flopper.api.retention;

import flopper.api.rounds.Rounds;
import flopper.db.Database;
import flopper.db.retention.RetentionPolicy;
import flopper.db.retention.RetentionStore;

import io.micronaut.context.annotation.Context;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;

/**
 * Makes the months that measurements are stored in, and takes old ones away. Any number of instances
 * may run; one works at a time.
 */
@Context
final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final RetentionStore store;
    private final RetentionPolicy policy;
    private final Rounds rounds;

    Retention(Database database, RetentionSettings settings) {
        this.store = database.retention();
        this.policy = settings.policy();
        this.rounds =
                new Rounds("retention", settings.interval(), settings.pauseMax(), this::round);
    }

    @PostConstruct
    void start() {
        rounds.start();
    }

    @PreDestroy
    void stop() {
        rounds.stop(STOP_LIMIT);
    }

    private boolean round() {
        List<String> retired = store.apply(policy);
        if (!retired.isEmpty()) {
            LOG.info(
                    "{} months that are old: {}",
                    policy.archive() ? "archived" : "dropped",
                    retired);
        }
        return true;
    }
}

package flopper.api.health;

import flopper.db.Database;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import java.util.concurrent.ExecutorService;

/** Whether PostgreSQL answers; without it no request can be served. */
@Singleton
final class DatabaseIndicator implements HealthIndicator {

    private final Database database;
    private final ExecutorService executor;

    DatabaseIndicator(Database database, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.database = database;
        this.executor = executor;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Probe.of("postgresql", executor, database::ready, HealthStatus.DOWN);
    }
}

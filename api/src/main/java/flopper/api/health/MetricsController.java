package flopper.api.health;

import flopper.api.access.Needs;
import flopper.db.access.Role;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** How the process fares, in figures for Prometheus: requests by route and status, memory, threads. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class MetricsController {

    private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    MetricsController(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @Needs(Role.READER)
    @Get(value = "/metrics", produces = EXPOSITION)
    String metrics() {
        return registry.scrape();
    }
}

package flopper.agent;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.HealthIndicator;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Map;

/** Whether the worker is registered and its heartbeat reaches the database. */
@Singleton
@Requires(classes = HealthIndicator.class)
final class AgentHealth extends AbstractHealthIndicator<Map<String, Object>> {

    private final Agent agent;
    private final Duration silenceMax;

    AgentHealth(Agent agent, AgentSettings settings) {
        this.agent = agent;
        this.silenceMax = settings.lease();
    }

    @Override
    protected Map<String, Object> getHealthInformation() {
        boolean healthy = agent.registered() && agent.silence().compareTo(silenceMax) < 0;
        healthStatus = healthy ? HealthStatus.UP : HealthStatus.DOWN;
        return Map.of(
                "worker",
                agent.workerId(),
                "registered",
                agent.registered(),
                "lastHeartbeatSeconds",
                agent.silence().toSeconds());
    }

    @Override
    protected String getName() {
        return "worker";
    }
}

package flopper.agent;

import flopper.db.Database;

import io.micronaut.context.ApplicationContext;

import java.util.HashMap;
import java.util.Map;

/** Workers for tests, as the launcher would start them. */
final class Workers {

    /** A dozen samples of one process: nobody reads the figures. */
    static final Map<String, Object> SHORT =
            Map.of(
                    "flopper.worker.timing.warm-up-runs-min", 1,
                    "flopper.worker.timing.warm-up-time-min", "1ms",
                    "flopper.worker.timing.samples-min", 12,
                    "flopper.worker.timing.samples-max", 24,
                    "flopper.worker.timing.steady-time-min", "1ms",
                    "flopper.worker.timing.processes-min", 1,
                    "flopper.worker.timing.processes-max", 1);

    /** Measures until somebody stops it, for ten minutes at most. */
    static final Map<String, Object> ENDLESS =
            Map.of(
                    "flopper.worker.timing.samples-max", 50_000_000,
                    "flopper.worker.timing.steady-time-min", "10m",
                    "flopper.worker.timing.steady-time-max", "10m",
                    "flopper.worker.drain", "1s");

    private Workers() {}

    static ApplicationContext start(
            String name, Database database, String kafka, Map<String, Object> settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("flopper.worker.enabled", true);
        properties.put("flopper.worker.name", name);
        properties.put("flopper.kafka.bootstrap-servers", kafka);
        properties.putAll(settings);
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .singletons(database)
                .properties(properties)
                .start();
    }
}

package flopper.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.db.Database;
import flopper.db.DatabaseSettings;
import flopper.timing.measure.TimingPlan;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

class AgentSettingsTest {

    @Test
    void theDefaultsAreThese() {
        assertThat(settings(Map.of()))
                .isEqualTo(
                        new AgentSettings(
                                Optional.of("nameless"),
                                Optional.empty(),
                                List.of(),
                                2,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(10),
                                Duration.ofDays(7)));
        assertThat(plan(Map.of())).isEqualTo(TimingPlan.defaults());
        assertThat(canary(Map.of()))
                .isEqualTo(
                        new AgentSettings.Canary(
                                true, Duration.ofHours(1), Duration.ofSeconds(30)));
    }

    @Test
    void everySettingCanBeGiven() {
        Map<String, Object> given = new HashMap<>();
        given.put("flopper.worker.name", "bench-7");
        given.put("flopper.worker.variant", "fixed-clock");
        given.put("flopper.worker.labels", "rack-7,quiet");
        given.put("flopper.worker.analysis-concurrency", 4);
        given.put("flopper.worker.heartbeat", "1s");
        given.put("flopper.worker.lease", "4s");
        given.put("flopper.worker.retry-first", "2s");
        given.put("flopper.worker.retry-longest", "3s");
        given.put("flopper.worker.database-pause", "200ms");
        given.put("flopper.worker.drain", "30s");
        given.put("flopper.worker.peaks-max-age", "1h");
        assertThat(settings(given))
                .isEqualTo(
                        new AgentSettings(
                                Optional.of("bench-7"),
                                Optional.of("fixed-clock"),
                                List.of("rack-7", "quiet"),
                                4,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                Duration.ofMillis(200),
                                Duration.ofSeconds(30),
                                Duration.ofHours(1)));
    }

    @Test
    void aPlanOfMeasuringTakesWhatIsGivenAndTheUsualForTheRest() {
        Map<String, Object> given = new HashMap<>(Workers.SHORT);
        given.put("flopper.worker.timing.steady-time-max", "2s");
        given.put("flopper.worker.timing.process-time-max", "1m");
        TimingPlan usual = TimingPlan.defaults();
        assertThat(plan(given))
                .isEqualTo(
                        new TimingPlan(
                                1,
                                Duration.ofMillis(1),
                                12,
                                24,
                                Duration.ofMillis(1),
                                Duration.ofSeconds(2),
                                usual.relativeHalfWidthMax(),
                                1,
                                1,
                                Duration.ofMinutes(1),
                                usual.memoryBytesMax()));
    }

    @Test
    void canariesComeAsOftenAsIsWanted() {
        Map<String, Object> given = new HashMap<>();
        given.put("flopper.worker.canary.enabled", false);
        given.put("flopper.worker.canary.interval", "10m");
        given.put("flopper.worker.canary.quiet", "5s");
        assertThat(canary(given))
                .isEqualTo(
                        new AgentSettings.Canary(
                                false, Duration.ofMinutes(10), Duration.ofSeconds(5)));
    }

    @Test
    void settingsThatCannotWorkAreRefusedByName() {
        assertThatThrownBy(() -> settings(Map.of("flopper.worker.lease", "6s")))
                .hasStackTraceContaining("flopper.worker.lease (PT6S) is below two heartbeats");
        assertThatThrownBy(() -> settings(Map.of("flopper.worker.variant", "Fast one")))
                .hasStackTraceContaining("flopper.worker.variant is 'Fast one'");
        assertThatThrownBy(() -> settings(Map.of("flopper.worker.analysis-concurrency", 0)))
                .hasStackTraceContaining("flopper.worker.analysis-concurrency is below 1");
    }

    private static AgentSettings settings(Map<String, Object> given) {
        return with(given, context -> context.getBean(AgentSettings.class));
    }

    private static AgentSettings.Canary canary(Map<String, Object> given) {
        return with(given, context -> context.getBean(AgentSettings.Canary.class));
    }

    private static TimingPlan plan(Map<String, Object> given) {
        return with(given, context -> context.getBean(AgentSettings.Timing.class).plan());
    }

    /** Asks a worker that finds neither its database nor its queue, and starts all the same. */
    private static <T> T with(Map<String, Object> given, Function<ApplicationContext, T> question) {
        DatabaseSettings nowhere =
                new DatabaseSettings(
                        "jdbc:postgresql://127.0.0.1:1/none", "u", "p", 1, Duration.ofMillis(250));
        try (Database database = Database.connect(nowhere);
                ApplicationContext context =
                        Workers.start("nameless", database, "127.0.0.1:1", given)) {
            return question.apply(context);
        }
    }
}

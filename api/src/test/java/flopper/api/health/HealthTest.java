package flopper.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Database;
import flopper.db.DatabaseSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.Map;

class HealthTest {

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    @RegisterExtension
    static final ApiServer WITHOUT_KAFKA =
            new ApiServer(Map.of("flopper.kafka.bootstrap-servers", "127.0.0.1:1"));

    @RegisterExtension
    static final ApiServer WITHOUT_DATABASE =
            new ApiServer(
                    Map.of(),
                    () ->
                            Database.connect(
                                    new DatabaseSettings(
                                            "jdbc:postgresql://127.0.0.1:1/flopper",
                                            "flopper",
                                            "flopper",
                                            2,
                                            Duration.ofSeconds(1))));

    @Test
    void aServiceWhoseServersAnswerIsUp() {
        Answer answer = SERVER.get("/health");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.textAt("status")).isEqualTo("UP");
        assertThat(answer.textAt("details.postgresql.status")).isEqualTo("UP");
        assertThat(answer.textAt("details.kafka.status")).isEqualTo("UP");
        assertThat(answer.text()).doesNotContain("jdbc:", "127.0.0.1");
    }

    @Test
    void withoutKafkaItIsDegradedAndStillReady() {
        Answer health = WITHOUT_KAFKA.get("/health");
        assertThat(health.status()).as(health.text()).isEqualTo(200);
        assertThat(health.textAt("status")).isEqualTo("DEGRADED");
        assertThat(health.textAt("details.kafka.status")).isEqualTo("DEGRADED");
        assertThat(health.textAt("details.postgresql.status")).isEqualTo("UP");
        assertThat(health.text()).doesNotContain("127.0.0.1");
        assertThat(WITHOUT_KAFKA.get("/health/readiness").status()).isEqualTo(200);
        assertThat(WITHOUT_KAFKA.get("/health/liveness").status()).isEqualTo(200);
    }

    @Test
    void withoutItsDatabaseItIsDown() {
        Answer health = WITHOUT_DATABASE.get("/health");
        assertThat(health.status()).as(health.text()).isEqualTo(503);
        assertThat(health.textAt("details.postgresql.status")).isEqualTo("DOWN");
        assertThat(WITHOUT_DATABASE.get("/health/readiness").status()).isEqualTo(503);
        assertThat(WITHOUT_DATABASE.get("/health/liveness").status()).isEqualTo(200);
    }

    @Test
    void withoutItsDatabaseEveryRequestIsToBeTriedAgainLater() {
        Answer answer = WITHOUT_DATABASE.get("/api/v1/models");
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.textAt("code")).isEqualTo("DATABASE_UNAVAILABLE");
        assertThat(answer.textAt("blame")).isEqualTo("INTERNAL");
    }

    @Test
    void noOtherInsideOfTheFrameworkIsServed() {
        for (String endpoint : new String[] {"/beans", "/env", "/routes", "/loggers", "/info"}) {
            assertThat(SERVER.get(endpoint).status()).as(endpoint).isEqualTo(404);
        }
    }
}

package flopper.api.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flopper.api.ApiServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalInt;

final class RetentionTest {

    @RegisterExtension
    static final ApiServer SERVER =
            new ApiServer(Map.of("flopper.api.retention.samples-months", 6));

    @Test
    void theServiceMakesTheMonthsThatBeginSoon() {
        LocalDate now = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() ->
                        assertThat(SERVER.database().retention().months("measurement_process"))
                                .contains(now, now.plusMonths(2)));
    }

    @Test
    void samplesAreKeptForShorterThanStatistics() {
        RetentionSettings settings = SERVER.bean(RetentionSettings.class);

        assertThat(settings.policy().samplesMonths()).isEqualTo(OptionalInt.of(6));
        assertThat(settings.policy().statisticsMonths()).isEmpty();
        assertThat(settings.policy().archive()).isTrue();
    }
}

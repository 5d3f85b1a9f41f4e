package flopper.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

final class AllowanceTest {

    private final AtomicLong clock = new AtomicLong();
    private final Allowance allowance = new Allowance(3, clock::get);

    @Test
    void whatIsAllowedInAMinuteMayComeAtOnceAndThenComesBackEvenly() {
        for (int i = 0; i < 3; i++) {
            assertThat(allowance.take("ada")).isEmpty();
        }
        assertThat(allowance.take("ada")).contains(Duration.ofSeconds(20));

        clock.addAndGet(Duration.ofSeconds(15).toNanos());
        assertThat(allowance.take("ada")).contains(Duration.ofSeconds(5));

        clock.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(allowance.take("ada")).isEmpty();
        assertThat(allowance.take("ada")).isPresent();
    }

    @Test
    void eachHasItsOwn() {
        for (int i = 0; i < 4; i++) {
            allowance.take("ada");
        }
        assertThat(allowance.take("bob")).isEmpty();
    }

    @Test
    void whatIsNotUsedIsNotSaved() {
        allowance.take("ada");
        clock.addAndGet(Duration.ofDays(1).toNanos());
        for (int i = 0; i < 3; i++) {
            assertThat(allowance.take("ada")).isEmpty();
        }
        assertThat(allowance.take("ada")).isPresent();
    }
}

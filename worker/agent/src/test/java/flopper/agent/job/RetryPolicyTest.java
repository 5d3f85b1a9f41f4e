package flopper.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class RetryPolicyTest {

    private final RetryPolicy policy =
            new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(1));

    @Test
    void theWaitDoublesUpToTheLongest() {
        assertThat(policy.after(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(policy.after(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.after(4)).isEqualTo(Duration.ofSeconds(40));
        assertThat(policy.after(5)).isEqualTo(Duration.ofMinutes(1));
        assertThat(policy.after(1_000_000)).isEqualTo(Duration.ofMinutes(1));
    }
}

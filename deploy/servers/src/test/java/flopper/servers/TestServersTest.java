package flopper.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestServersTest {

    @Test
    void everyCallGivesAnotherDatabaseOfTheSameServer() {
        assertThat(TestServers.postgres().url()).isNotEqualTo(TestServers.postgres().url());
    }

    @Test
    void anUnknownInfrastructureIsRefusedWithTheChoices() {
        assertThatThrownBy(() -> TestInfrastructure.named("cloud"))
                .hasMessageContaining("embedded, testcontainers or external");
    }
}

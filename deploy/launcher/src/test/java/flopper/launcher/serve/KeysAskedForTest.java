package flopper.launcher.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.db.access.Secret;
import flopper.launcher.client.ServiceClient;
import flopper.launcher.terminal.CommandFailure;
import flopper.servers.LocalServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/** The service as {@code flopper api} starts it. */
final class KeysAskedForTest {

    @Test
    void itStartsWithAnAdminsKeyAloneAndAsksForOne(@TempDir Path folder) throws Exception {
        // The database server may run as another user than we do.
        assertThat(folder.toFile().setExecutable(true, false)).isTrue();
        String key = Secret.random().reveal();
        try (LocalServers servers = LocalServers.start(folder.resolve("data"))) {
            assertThatThrownBy(() -> start(servers, "127.0.0.1", false, ""))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("flopper keys create root --role admin --database");
            assertThatThrownBy(() -> start(servers, "0.0.0.0", true, ""))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("FLOPPER_ACCESS=keys");
            try (Services services = start(servers, "127.0.0.1", false, key)) {
                String address = services.address();
                assertThatThrownBy(() -> new ServiceClient(address).get("models"))
                        .isInstanceOf(CommandFailure.class)
                        .hasMessageContaining("this needs an API key")
                        .hasMessageContaining("--key or FLOPPER_KEY");
                ServiceClient admin = new ServiceClient(address, Optional.of(key));
                assertThat(admin.get("keys").at("items").at(0).at("name").text())
                        .isEqualTo("bootstrap");
            }
        }
    }

    private static Services start(LocalServers servers, String host, boolean open, String key)
            throws InterruptedException {
        return Services.start(
                EnumSet.of(Role.API),
                new ServiceSettings(
                        servers.postgres().url(),
                        servers.postgres().user(),
                        servers.postgres().password(),
                        servers.kafka(),
                        host,
                        0,
                        new ServiceSettings.Access(open, key)));
    }
}

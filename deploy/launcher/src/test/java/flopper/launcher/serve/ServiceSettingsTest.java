package flopper.launcher.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.launcher.terminal.CommandFailure;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

final class ServiceSettingsTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "FLOPPER_DATABASE_URL", "jdbc:postgresql://db:5432/flopper",
                    "FLOPPER_DATABASE_USER", "flopper",
                    "FLOPPER_KAFKA", "kafka:9092");

    @Test
    void whatIsNotSetHasADefaultThatListensOnLoopback() {
        ServiceSettings settings = ServiceSettings.of(ENVIRONMENT, 8080);

        assertThat(settings)
                .isEqualTo(
                        new ServiceSettings(
                                "jdbc:postgresql://db:5432/flopper",
                                "flopper",
                                "",
                                "kafka:9092",
                                "127.0.0.1",
                                8080,
                                new ServiceSettings.Access(false, "")));
    }

    @Test
    void everyMissingVariableIsNamed() {
        assertThatThrownBy(() -> ServiceSettings.of(Map.of("FLOPPER_KAFKA", "kafka:9092"), 8080))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("FLOPPER_DATABASE_URL, FLOPPER_DATABASE_USER in");
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        Map<String, String> environment = new java.util.HashMap<>(ENVIRONMENT);
        environment.put("FLOPPER_PORT", "65536");

        assertThatThrownBy(() -> ServiceSettings.of(environment, 8080))
                .hasMessage("FLOPPER_PORT is '65536', not a port");
    }

    @Test
    void keysAreAskedForUnlessToldOtherwise() {
        Map<String, String> environment = new java.util.HashMap<>(ENVIRONMENT);
        environment.put("FLOPPER_ADMIN_KEY", "secret");
        assertThat(ServiceSettings.of(environment, 8080).access())
                .isEqualTo(new ServiceSettings.Access(false, "secret"));

        environment.put("FLOPPER_ACCESS", "open");
        assertThat(ServiceSettings.of(environment, 8080).access().open()).isTrue();

        environment.put("FLOPPER_ACCESS", "closed");
        assertThatThrownBy(() -> ServiceSettings.of(environment, 8080))
                .hasMessage("FLOPPER_ACCESS is 'closed', neither keys nor open");
    }

    @Test
    void theDocumentedTableListsEveryVariable() throws IOException {
        Path readme = Path.of(System.getProperty("flopper.root", "../.."), "deploy", "README.md");
        List<String> documented =
                Pattern.compile("(?m)^\\| `(FLOPPER_\\w+)` ")
                        .matcher(Files.readString(readme))
                        .results()
                        .map((MatchResult row) -> row.group(1))
                        // Read by the shell script, not by us.
                        .filter(name -> !name.equals("FLOPPER_JAVA_OPTIONS"))
                        .toList();

        assertThat(documented).containsExactlyElementsOf(ServiceSettings.VARIABLES);
    }
}

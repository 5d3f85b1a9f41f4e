package flopper.launcher.keys;

import flopper.db.Database;
import flopper.db.access.AccessKey;
import flopper.db.access.NewKey;
import flopper.db.access.Role;
import flopper.db.access.Secret;
import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;
import flopper.launcher.client.ServiceOptions;
import flopper.launcher.serve.ServiceSettings;
import flopper.launcher.terminal.CommandFailure;

import io.micronaut.serde.ObjectMapper;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Makes a key and shows it once: on standard output, alone, so that a script can take it. */
@Command(
        name = "create",
        description = "Makes a key and prints it; nobody can print it again.",
        mixinStandardHelpOptions = true)
final class CreateKeyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ServiceOptions options = new ServiceOptions();

    @Parameters(paramLabel = "NAME", description = "what the key is for")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            description =
                    "reader looks, submitter uploads and submits, admin does everything"
                            + " (${COMPLETION-CANDIDATES})")
    private Role role = Role.READER;

    @Option(
            names = "--owner",
            paramLabel = "OWNER",
            description = "whose is what is submitted with it (default: NAME)")
    private String owner = "";

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "after how many days it ends (default: never)")
    private long days;

    @Option(
            names = "--database",
            description =
                    "make it in the database named by FLOPPER_DATABASE_URL, FLOPPER_DATABASE_USER"
                        + " and FLOPPER_DATABASE_PASSWORD, for the first key of all")
    private boolean inDatabase;

    @Option(names = "--json", description = "the key as one object, its secret included")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Created created = inDatabase ? store() : ask();
        if (json) {
            spec.commandLine().getOut().println(created.json());
        } else {
            spec.commandLine()
                    .getErr()
                    .println(
                            "a %s's key of '%s', id %s; it is shown this once:"
                                    .formatted(
                                            role.name().toLowerCase(Locale.ROOT),
                                            created.owner(),
                                            created.id()));
            spec.commandLine().getErr().flush();
            spec.commandLine().getOut().println(created.secret());
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private record Created(String id, String owner, String secret, String json) {}

    private Created ask() throws InterruptedException, IOException {
        ServiceClient service = options.client();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("role", role.name());
        if (!owner.isEmpty()) {
            body.put("owner", owner);
        }
        end().ifPresent(end -> body.put("expiresAt", end.toString()));
        Json created = service.post("keys", ObjectMapper.getDefault().writeValueAsString(body));
        Json key = created.at("key");
        return new Created(
                key.at("id").text(),
                key.at("owner").text(),
                created.at("secret").text(),
                service.text(created));
    }

    private Created store() throws IOException {
        Secret secret = Secret.random();
        String whose = owner.isEmpty() ? name : owner;
        try (Database database = Database.open(ServiceSettings.database(System.getenv()))) {
            AccessKey key =
                    database.keys().put(new NewKey(name, whose, role, "database", end()), secret);
            String text =
                    ObjectMapper.getDefault()
                            .writeValueAsString(Map.of("secret", secret.reveal(), "id", key.id()));
            return new Created(key.id(), whose, secret.reveal(), text);
        }
    }

    private Optional<Instant> end() {
        if (days < 0) {
            throw new CommandFailure("--days is %d, not a number of days".formatted(days));
        }
        return days == 0
                ? Optional.empty()
                : Optional.of(Instant.now().plus(Duration.ofDays(days)));
    }
}

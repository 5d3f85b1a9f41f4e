package flopper.launcher.serve;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.EnumSet;
import java.util.concurrent.Callable;

/** The HTTP service alone, against servers that others run. */
@Command(
        name = "api",
        description =
                "Runs the HTTP service against the PostgreSQL and Kafka named in the environment.",
        footer =
                "Settings: FLOPPER_DATABASE_URL, FLOPPER_DATABASE_USER, FLOPPER_DATABASE_PASSWORD,"
                        + " FLOPPER_KAFKA, FLOPPER_HOST, FLOPPER_PORT (8080), FLOPPER_ACCESS,"
                        + " FLOPPER_ADMIN_KEY. deploy/README.md explains each.",
        mixinStandardHelpOptions = true)
public final class ApiCommand implements Callable<Integer> {
    private static final int PORT = 8080;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Services services =
                Services.start(EnumSet.of(Role.API), ServiceSettings.of(System.getenv(), PORT));
        spec.commandLine().getErr().println("the service answers at " + services.address());
        Termination.await(services);
        return 0;
    }
}

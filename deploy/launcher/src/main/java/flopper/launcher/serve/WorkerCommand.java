package flopper.launcher.serve;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.EnumSet;
import java.util.concurrent.Callable;

/** A worker alone: it counts, and times on the machine it runs on. */
@Command(
        name = "worker",
        description =
                "Runs a worker on this machine for the PostgreSQL and Kafka named in the"
                        + " environment.",
        footer =
                "Settings: FLOPPER_DATABASE_URL, FLOPPER_DATABASE_USER, FLOPPER_DATABASE_PASSWORD,"
                    + " FLOPPER_KAFKA, FLOPPER_HOST, FLOPPER_PORT (a free one). deploy/README.md"
                    + " explains each.",
        mixinStandardHelpOptions = true)
public final class WorkerCommand implements Callable<Integer> {
    // Several workers may share a host; who watches their health gives each a port.
    private static final int ANY_PORT = 0;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Services services =
                Services.start(
                        EnumSet.of(Role.WORKER), ServiceSettings.of(System.getenv(), ANY_PORT));
        spec.commandLine()
                .getErr()
                .println("the worker is up; its health: " + services.address() + "/health");
        Termination.await(services);
        return 0;
    }
}

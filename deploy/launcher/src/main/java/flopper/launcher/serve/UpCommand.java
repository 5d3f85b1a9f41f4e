package flopper.launcher.serve;

import flopper.launcher.terminal.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;

/** The whole stack in one process; its data survives a restart. */
@Command(
        name = "up",
        description = "Starts PostgreSQL, Kafka, the service and a worker in one process.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private DataOption data = new DataOption();

    @Option(
            names = "--no-worker",
            description = "leave the worker out: others attach with `flopper worker`")
    private boolean withoutWorker;

    @Override
    public Integer call() throws InterruptedException {
        Progress progress = new Progress(spec.commandLine().getErr());
        progress.say("starting PostgreSQL and Kafka in " + data.data());
        Set<Role> roles = withoutWorker ? EnumSet.of(Role.API) : EnumSet.allOf(Role.class);
        LocalStack stack = LocalStack.start(data.data(), data.port(), roles);
        progress.say("flopper answers at " + stack.address() + "; stop it with Ctrl+C");
        if (withoutWorker) {
            progress.say("a worker on this machine: " + stack.workerCommand());
        }
        Termination.await(stack);
        return 0;
    }
}

package flopper.launcher.demo;

import flopper.launcher.client.ServiceClient;
import flopper.launcher.serve.DataOption;
import flopper.launcher.serve.LocalStack;
import flopper.launcher.serve.Termination;
import flopper.launcher.terminal.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** All of flopper on this machine: counts and times a dozen backbones and compares them. */
@Command(
        name = "demo",
        description =
                "Starts the whole stack, profiles and times a dozen backbones on this machine, and"
                        + " prints the comparison.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private DataOption data = new DataOption();

    @Option(names = "--exit", description = "stop after the table")
    private boolean exit;

    @Option(names = "--json", description = "the comparison as data, on standard output alone")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(spec.commandLine().getErr());
        progress.say("starting PostgreSQL and Kafka in " + data.data());
        try (LocalStack stack = LocalStack.start(data.data(), data.port())) {
            progress.say("flopper answers at " + stack.address());
            ServiceClient service = new ServiceClient(stack.address());
            Comparison comparison = new DemoSweep(service, progress).run();
            if (json) {
                out.println(service.text(comparison.toJson()));
            } else {
                ComparisonTable.print(comparison, out);
                out.println();
                out.println(
                        "the sweep: %s/api/v1/sweeps/%s"
                                .formatted(stack.address(), comparison.sweep().at("id").text()));
            }
            out.flush();
            if (!exit) {
                progress.say("flopper stays up at " + stack.address() + "; stop it with Ctrl+C");
                Termination.await(stack);
            }
        }
        return 0;
    }
}

package flopper.launcher.watch;

import flopper.launcher.client.ServiceOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** Waits for a sweep that was submitted before. */
@Command(
        name = "watch",
        description = "Waits for a sweep, and says what became of it; 1 where jobs failed.",
        mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ServiceOptions options = new ServiceOptions();

    @Parameters(paramLabel = "SWEEP", description = "the sweep's id")
    private String sweep = "";

    @Option(names = "--json", description = "the sweep as it ended as one object")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        return new SweepEnd(options.client(), spec.commandLine()).await(sweep, json);
    }
}

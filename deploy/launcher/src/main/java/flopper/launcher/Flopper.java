package flopper.launcher;

import flopper.launcher.analyze.AnalyzeCommand;
import flopper.launcher.compare.CompareCommand;
import flopper.launcher.demo.DemoCommand;
import flopper.launcher.export.ExportCommand;
import flopper.launcher.imports.ImportCommand;
import flopper.launcher.keys.KeysCommand;
import flopper.launcher.reproduce.ReproduceCommand;
import flopper.launcher.serve.ApiCommand;
import flopper.launcher.serve.TrainCommand;
import flopper.launcher.serve.UpCommand;
import flopper.launcher.serve.WorkerCommand;
import flopper.launcher.submit.SubmitCommand;
import flopper.launcher.terminal.CommandFailure;
import flopper.launcher.watch.WatchCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code deploy/flopper}: exit code 0, 1 (it failed, standard error says why) or 2 (wrong usage). */
@Command(
        name = "flopper",
        description = "What a neural network costs, and what that cost becomes on this device.",
        mixinStandardHelpOptions = true,
        versionProvider = Flopper.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            ApiCommand.class,
            WorkerCommand.class,
            AnalyzeCommand.class,
            SubmitCommand.class,
            WatchCommand.class,
            CompareCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            ReproduceCommand.class,
            KeysCommand.class,
            TrainCommand.class
        })
public final class Flopper {
    private Flopper() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Flopper())
                .setExecutionExceptionHandler(Flopper::explain)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** A failure that was foreseen is one sentence; anything else is a fault of ours, told in full. */
    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof CommandFailure) {
            command.getErr().println("flopper: " + failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The version of the build that is running. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Flopper.class.getPackage().getImplementationVersion();
            return new String[] {"flopper " + (version == null ? "(not packaged)" : version)};
        }
    }
}

package flopper.launcher.analyze;

import flopper.analysis.InputBinding;
import flopper.analysis.InvalidModelException;
import flopper.launcher.terminal.CommandFailure;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/** Counts without a server. */
@Command(
        name = "analyze",
        description = "Prints what ONNX files or built-in backbones cost, layer by layer.",
        mixinStandardHelpOptions = true)
public final class AnalyzeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE|BACKBONE",
            arity = "1..*",
            description = "ONNX files, or backbones by name")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--shape",
            paramLabel = "NAME=1x3x224x224",
            description = "shape of an input, or size of a named dimension; repeatable")
    private List<String> shapes = new ArrayList<>();

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "0",
            description = "batch size (default: as the graph says, else 1)")
    private long batch;

    @Option(names = "--keep-going", description = "go on after an input that cannot be counted")
    private boolean keepGoing;

    @Option(names = "--all", description = "show layers that cost nothing too")
    private boolean all;

    @ArgGroup private Format format = new Format();

    /** At most one of these. */
    static final class Format {
        @Option(names = "--json", description = "one JSON object per line and input")
        private boolean json;

        @Option(names = "--csv", description = "one line per layer")
        private boolean csv;
    }

    @Override
    public Integer call() {
        InputBinding binding = binding();
        ReportPrinter printer = printer();
        int exitCode = ExitCode.OK;
        for (String input : inputs) {
            if (!print(input, binding, printer)) {
                exitCode = ExitCode.SOFTWARE;
                if (!keepGoing) {
                    break;
                }
            }
        }
        return exitCode;
    }

    private InputBinding binding() {
        if (batch < 0) {
            throw new ParameterException(spec.commandLine(), "--batch: at least 1 sample");
        }
        try {
            return Bindings.of(batch == 0 ? OptionalLong.empty() : OptionalLong.of(batch), shapes);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean print(String input, InputBinding binding, ReportPrinter printer) {
        try {
            printer.print(Inputs.analyze(input, binding));
            return true;
        } catch (InvalidModelException e) {
            printer.fail(Inputs.name(input), e.fault().name(), String.valueOf(e.getMessage()));
        } catch (CommandFailure e) {
            printer.fail(Inputs.name(input), "NOT_FOUND", String.valueOf(e.getMessage()));
        }
        return false;
    }

    private ReportPrinter printer() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (format.json) {
            return new JsonLines(out);
        }
        return format.csv ? new LayerCsv(out, err) : new LayerTable(out, err, all);
    }
}

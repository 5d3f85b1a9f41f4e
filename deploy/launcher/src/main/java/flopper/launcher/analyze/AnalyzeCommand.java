package flopper.launcher.analyze;

import flopper.analysis.InputBinding;
import flopper.analysis.InvalidModelException;
import flopper.analysis.convention.FlopConvention;
import flopper.launcher.terminal.CommandFailure;
import flopper.launcher.terminal.Progress;
import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            arity = "0..*",
            description = "ONNX files, or backbones by name; with --table patterns such as resnet*")
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

    @Option(
            names = "--keep-going",
            description = "go on after an input that cannot be counted, as --json always does")
    private boolean keepGoing;

    @Option(names = "--all", description = "show layers that cost nothing too")
    private boolean all;

    @Option(
            names = "--convention",
            paramLabel = "NAME",
            converter = ConventionName.class,
            description =
                    "as another tool counts: torchvision, torch, ptflops, fvcore, thop,"
                            + " deepspeed or onnx-tool")
    private Optional<FlopConvention> convention = Optional.empty();

    @ArgGroup private Question question = new Question();
    @ArgGroup private Form form = new Form();

    /** What is asked, where it is not what flopper counts; at most one of these. */
    static final class Question {
        @Option(
                names = "--explain",
                paramLabel = "NAME",
                arity = "2",
                converter = ConventionName.class,
                description = "why two conventions differ, by operator")
        private List<FlopConvention> explain = List.of();

        @Option(
                names = "--diff",
                description = "what changed from the first of two inputs to the second")
        private boolean diff;

        @Option(
                names = "--check",
                description = "which backbone each input looks like, and where it differs from it")
        private boolean check;

        @Option(
                names = "--table",
                description =
                        "the catalogue, counted now, beside its published figures, as Markdown;"
                                + " all of it or what the patterns mean")
        private boolean table;
    }

    /** At most one of these. */
    static final class Form {
        @Option(names = "--json", description = "one JSON object per line and input")
        private boolean json;

        @Option(names = "--csv", description = "one line per layer, or row of the table")
        private boolean csv;
    }

    @Override
    public Integer call() {
        if (convention.isPresent()
                && (question.diff || question.check || !question.explain.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "--convention: not with --check, --diff or --explain");
        }
        InputBinding binding = binding();
        Output output = output();
        if (question.table) {
            return table(output);
        }
        if (inputs.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Missing required parameter: 'FILE|BACKBONE'");
        }
        if (question.diff) {
            return diff(binding, output);
        }
        ReportPrinter printer = printer(output);
        int exitCode = ExitCode.OK;
        for (String input : inputs) {
            Optional<Analyzed> analyzed = analyze(input, binding, output);
            analyzed.ifPresent(printer::print);
            if (analyzed.isEmpty()) {
                exitCode = ExitCode.SOFTWARE;
                if (!keepGoing && !form.json) {
                    break;
                }
            }
        }
        return exitCode;
    }

    private int table(Output output) {
        List<Backbone> backbones = inputs.isEmpty() ? Catalogue.backbones() : new ArrayList<>();
        for (String pattern : inputs) {
            List<Backbone> meant = Catalogue.expand(pattern);
            if (meant.isEmpty()) {
                output.fail(pattern, "NOT_FOUND", "there is no backbone of that name");
                return ExitCode.SOFTWARE;
            }
            backbones.addAll(meant);
        }
        Progress progress = new Progress(spec.commandLine().getErr());
        new CatalogueTable(output, progress, convention).print(backbones);
        return ExitCode.OK;
    }

    private int diff(InputBinding binding, Output output) {
        if (inputs.size() != 2) {
            throw new ParameterException(spec.commandLine(), "--diff: two inputs");
        }
        Optional<Analyzed> left = analyze(inputs.getFirst(), binding, output);
        Optional<Analyzed> right = analyze(inputs.getLast(), binding, output);
        if (left.isEmpty() || right.isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        new DiffPrinter(output).print(left.get(), right.get());
        return ExitCode.OK;
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

    /** Empty where the input cannot be counted, after saying why. */
    private static Optional<Analyzed> analyze(String input, InputBinding binding, Output output) {
        try {
            return Optional.of(Inputs.analyze(input, binding));
        } catch (InvalidModelException e) {
            output.fail(Inputs.name(input), e.fault().name(), String.valueOf(e.getMessage()));
        } catch (CommandFailure e) {
            output.fail(Inputs.name(input), "NOT_FOUND", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private Output output() {
        return new Output(
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                form.json ? Output.Format.JSON : form.csv ? Output.Format.CSV : Output.Format.TEXT);
    }

    private ReportPrinter printer(Output output) {
        if (convention.isPresent()) {
            return new ConventionTable(output, convention.get(), all);
        }
        if (!question.explain.isEmpty()) {
            return new ConventionExplanation(
                    output, question.explain.getFirst(), question.explain.getLast());
        }
        if (question.check) {
            return new CheckPrinter(output);
        }
        return switch (output.format()) {
            case TEXT -> new LayerTable(output.text(), all);
            case CSV -> new LayerCsv(output);
            case JSON -> new JsonLines(output);
        };
    }
}

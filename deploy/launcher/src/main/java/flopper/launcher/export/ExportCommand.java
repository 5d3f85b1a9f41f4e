package flopper.launcher.export;

import flopper.launcher.client.ServiceClient;
import flopper.launcher.client.ServiceOptions;
import flopper.launcher.terminal.CommandFailure;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Writes a whole collection, page by page. */
@Command(
        name = "export",
        description = "Writes a collection of the service into a file.",
        footer = {
            "",
            "For example: flopper export measurements --format csv -o runs.csv"
                    + " --filter \"deviceClass = 'desk'\"",
            "Parquet: a page of 1000 rows is a file; those after runs.parquet are runs-2.parquet"
                    + " and so on."
        },
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
    private static final int ROWS_PER_PAGE = 1000;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ServiceOptions options = new ServiceOptions();

    @Parameters(
            paramLabel = "KIND",
            description =
                    "measurements, models, backbones, kernels, devices, device-classes, sweeps or"
                            + " any other collection, such as sweeps/ID/jobs")
    private String kind = "";

    @Option(
            names = "--format",
            defaultValue = "csv",
            description = "csv, json or parquet (default: ${DEFAULT-VALUE})")
    private Format format = Format.CSV;

    @Option(names = "--json", description = "the same as --format json")
    private boolean json;

    @Option(
            names = "--filter",
            paramLabel = "EXPRESSION",
            description = "which rows, as the service's filter takes it")
    private String filter = "";

    @Option(
            names = "--sort",
            paramLabel = "FIELDS",
            description = "in which order; a minus before a field turns it round")
    private String sort = "";

    @Option(names = "--fields", paramLabel = "FIELDS", description = "only these, with commas")
    private String fields = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to (default: standard output)")
    private Path output = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        Format chosen = json ? Format.JSON : format;
        boolean toFile = !output.toString().isEmpty();
        if (chosen == Format.PARQUET && !toFile) {
            throw new ParameterException(
                    spec.commandLine(), "Parquet is no text: name a file with -o FILE");
        }
        Pages pages = new Pages(options.client(), path(), chosen.type());
        try {
            if (chosen == Format.PARQUET) {
                int files = Export.parquet(pages, output);
                say(
                        files == 1
                                ? "wrote " + output
                                : "wrote %d files from %s on".formatted(files, output));
            } else if (toFile) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(output))) {
                    write(pages, chosen, out);
                }
                say("wrote " + output);
            } else {
                // Not closed: it is the process's.
                OutputStream out = new BufferedOutputStream(System.out);
                write(pages, chosen, out);
                out.flush();
            }
        } catch (IOException e) {
            throw new CommandFailure("it could not be written: " + e.getMessage(), e);
        }
        return ExitCode.OK;
    }

    private static void write(Pages pages, Format format, OutputStream out)
            throws InterruptedException, IOException {
        if (format == Format.JSON) {
            Export.json(pages, out);
        } else {
            Export.csv(pages, out);
        }
    }

    private void say(String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
    }

    private String path() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", String.valueOf(ROWS_PER_PAGE));
        query.put("filter", filter);
        query.put("sort", sort);
        query.put("fields", fields);
        return ServiceClient.query(kind, query);
    }
}

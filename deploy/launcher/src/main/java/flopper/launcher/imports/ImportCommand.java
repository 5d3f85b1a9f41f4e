package flopper.launcher.imports;

import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;
import flopper.launcher.client.ServiceOptions;
import flopper.launcher.terminal.CommandFailure;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Sends a file of figures, which is taken whole or not at all, and once. */
@Command(
        name = "import",
        description = "Imports figures that were measured elsewhere.",
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ServiceOptions options = new ServiceOptions();

    @Parameters(paramLabel = "FILE", description = "the file; its name may say device and versions")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "NAME",
            description = "flopper-csv, flopper-parquet, timm-benchmark, timm-results or aihub")
    private String format = "";

    @Option(
            names = "--source",
            required = true,
            paramLabel = "TEXT",
            description = "who took the figures, and where they stand")
    private String source = "";

    @Option(
            names = "--licence",
            required = true,
            paramLabel = "NAME",
            description = "under which they may be used")
    private String licence = "";

    @Option(
            names = "--source-version",
            required = true,
            paramLabel = "TEXT",
            description = "commit or release of the source")
    private String version = "";

    @Option(
            names = "--device",
            paramLabel = "CLASS",
            description = "what the times were taken on, where the file does not say it")
    private String device = "";

    @Option(names = "--precision", paramLabel = "NAME", description = "the same for the precision")
    private String precision = "";

    @Option(names = "--backend", paramLabel = "NAME", description = "the same for the backend")
    private String backend = "";

    @Option(
            names = "--backend-version",
            paramLabel = "TEXT",
            description = "the same for its version")
    private String backendVersion = "";

    @Option(names = "--json", description = "the service's answer as one object")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        ServiceClient service = options.client();
        Json imported = service.post(path(), "application/octet-stream", content());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(service.text(imported));
        } else {
            out.println(
                    "%d measurements and %d accuracies, %d of them of the catalogue's models"
                            .formatted(
                                    imported.at("measurements").integer(),
                                    imported.at("accuracies").integer(),
                                    imported.at("joined").integer()));
            for (Json conflict : imported.at("conflicts").items()) {
                out.println(
                        "  line %d: %s is not %s: %s"
                                .formatted(
                                        conflict.at("line").integer(),
                                        conflict.at("model").text(),
                                        conflict.at("backbone").text(),
                                        conflict.at("detail").text()));
            }
            out.println(service.link("imports/" + imported.at("id").text()));
        }
        out.flush();
        return 0;
    }

    private BodyPublisher content() {
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException e) {
            throw new CommandFailure("there is no file " + file, e);
        }
    }

    private String path() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("format", format);
        query.put("source", source);
        query.put("licence", licence);
        query.put("version", version);
        query.put("file", String.valueOf(file.getFileName()));
        query.put("device", device);
        query.put("precision", precision);
        query.put("backend", backend);
        query.put("backendVersion", backendVersion);
        return ServiceClient.query("imports", query);
    }
}

package flopper.launcher.compare;

import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;
import flopper.launcher.client.ServiceOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Asks for a comparison and prints it. */
@Command(
        name = "compare",
        description = "Compares stored measurements of models, each against a baseline.",
        mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ServiceOptions options = new ServiceOptions();

    @Parameters(paramLabel = "MODEL", arity = "1..*", description = "models, as name or name:tag")
    private List<String> models = List.of();

    @Option(
            names = "--device",
            split = ",",
            paramLabel = "CLASS",
            description = "device classes (default: all)")
    private List<String> devices = List.of();

    @Option(
            names = "--metric",
            defaultValue = "p50Ns",
            description =
                    "p50Ns, p90Ns, p99Ns, minNs, meanNs, cpuP50Ns, throughputPerSecond,"
                            + " achievedFlopsPerSecond (default: ${DEFAULT-VALUE})")
    private String metric = "";

    @Option(
            names = "--baseline",
            paramLabel = "MODEL|CLASS",
            description = "what all others are held against (default: the first model)")
    private String baseline = "";

    @Option(names = "--batch", paramLabel = "N", description = "only this batch size")
    private String batch = "";

    @Option(names = "--precision", paramLabel = "NAME", description = "only this precision")
    private String precision = "";

    @Option(names = "--backend", paramLabel = "NAME", description = "only this backend")
    private String backend = "";

    @Option(names = "--threads", paramLabel = "N", description = "only this thread count")
    private String threads = "";

    @Option(names = "--json", description = "the service's answer as one object")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        ServiceClient service = options.client();
        Json comparison = service.get(path());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(service.text(comparison));
        } else {
            ComparisonTables.print(comparison, out);
            out.println();
            out.println(service.link(path()));
        }
        out.flush();
        return 0;
    }

    private String path() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("models", String.join(",", models));
        query.put("deviceClasses", String.join(",", devices));
        query.put("metric", metric);
        query.put("baseline", baseline);
        query.put("batch", batch);
        query.put("precision", precision);
        query.put("backend", backend);
        query.put("threads", threads);
        return ServiceClient.query("comparisons", query);
    }
}

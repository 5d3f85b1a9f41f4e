package flopper.launcher.reproduce;

import flopper.api.comparison.Verdict;
import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;
import flopper.launcher.client.SweepWatch;
import flopper.launcher.terminal.CommandFailure;
import flopper.launcher.terminal.Progress;
import flopper.launcher.terminal.Units;

import io.micronaut.serde.ObjectMapper;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Runs a measurement again, under the settings it was taken with. */
@Command(
        name = "reproduce",
        description = "Measures again what a measurement measured, and compares both.",
        mixinStandardHelpOptions = true)
public final class ReproduceCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "the measurement's id")
    private String id = "";

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "where the service answers (default: ${DEFAULT-VALUE})")
    private String server = "";

    @Option(names = "--json", description = "both measurements and the verdict as one object")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException, IOException {
        ServiceClient service = new ServiceClient(server);
        Json first = service.get("measurements/" + id);
        Json sweep =
                service.post("sweeps", ObjectMapper.getDefault().writeValueAsString(body(first)));
        Progress progress = new Progress(spec.commandLine().getErr());
        Json ended = new SweepWatch(service, progress).awaitEnd(sweep.at("id").text());
        Json job = service.get("sweeps/" + ended.at("id").text() + "/jobs").at("items").at(0);
        if (!job.at("state").text().equals("SUCCEEDED")) {
            Json failure = job.at("failure");
            throw new CommandFailure(
                    "it could not be measured again: "
                            + (failure.isNull()
                                    ? job.at("state").text()
                                    : failure.at("detail").text()));
        }
        Json again = service.get("measurements/" + job.at("resultId").text());
        Json noise =
                service.get("devices/" + first.at("device").text()).at("minimumDetectableChange");
        Reproduction reproduction =
                Reproduction.of(first, again, noise.isNull() ? 0 : noise.number());
        print(reproduction);
        return reproduction.verdict().isPresent() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** One cell, that of the measurement, never answered from the store. */
    private static Map<String, Object> body(Json measurement) {
        Map<String, Object> target = new LinkedHashMap<>();
        // The very unit: another one of its class may be another.
        target.put("device", measurement.at("device").text());
        target.put("backend", List.of(measurement.at("backend").text()));
        target.put("threads", List.of(measurement.at("threads").integer()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", "reproduce " + measurement.at("id").text());
        body.put("models", List.of(measurement.at("model").text()));
        if (!measurement.at("batch").isNull()) {
            body.put("batch", List.of(measurement.at("batch").integer()));
        }
        body.put("shapes", List.of(measurement.at("shapes").node()));
        body.put("precision", List.of(measurement.at("precision").text()));
        body.put("targets", List.of(target));
        body.put("measure", Map.of("layers", !measurement.at("layerTiming").isNull()));
        body.put("reuse", "none");
        return body;
    }

    private void print(Reproduction reproduction) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ObjectMapper.getDefault().writeValueAsString(reproduction.toJson()));
            out.flush();
            return;
        }
        out.println(
                "%s: %s → %s (%s)"
                        .formatted(
                                reproduction.verdict().map(Verdict::name).orElse("INCOMPARABLE"),
                                median(reproduction.first()),
                                median(reproduction.again()),
                                Units.ratio(reproduction.ratio())));
        reproduction.differences().forEach(out::println);
        reproduction
                .again()
                .at("verdictNotes")
                .items()
                .forEach(note -> out.println("again: " + note.text()));
        out.println(server + "/api/v1/measurements/" + reproduction.again().at("id").text());
        out.flush();
    }

    private static String median(Json measurement) {
        Json latency = measurement.at("latency");
        Json interval = latency.at("p50CiNs");
        return interval.isNull()
                ? Units.time(latency.at("p50Ns").number())
                : "%s [%s, %s]"
                        .formatted(
                                Units.time(latency.at("p50Ns").number()),
                                Units.time(interval.at(0).number()),
                                Units.time(interval.at(1).number()));
    }
}

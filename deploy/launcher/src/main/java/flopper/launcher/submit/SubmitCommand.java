package flopper.launcher.submit;

import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;
import flopper.launcher.client.ServiceOptions;
import flopper.launcher.terminal.Progress;
import flopper.launcher.watch.SweepEnd;

import io.micronaut.serde.ObjectMapper;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Uploads what are files, and submits one sweep over everything that was named. */
@Command(
        name = "submit",
        description = "Uploads models and has them measured as one sweep.",
        footer = {
            "",
            "For example: flopper submit my-net.onnx resnet50 --device '*' --batch 1,8 --wait"
        },
        mixinStandardHelpOptions = true)
public final class SubmitCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ServiceOptions options = new ServiceOptions();

    @Parameters(
            paramLabel = "FILE|DIR|MODEL",
            arity = "1..*",
            description =
                    "an ONNX file, a folder of such, or a backbone or model that the service knows;"
                            + " '*' in a name stands for any characters")
    private List<String> models = List.of();

    @Option(
            names = "--device",
            split = ",",
            paramLabel = "CLASS",
            description =
                    "device classes to measure on, '*' for all; without any, models are only"
                        + " counted")
    private List<String> devices = List.of();

    @Option(
            names = "--batch",
            split = ",",
            paramLabel = "N",
            description = "batch sizes (default: each model's own)")
    private List<Long> batch = List.of();

    @Option(
            names = "--precision",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "fp32",
            description = "precisions (default: ${DEFAULT-VALUE})")
    private List<String> precision = List.of();

    @Option(
            names = "--backend",
            split = ",",
            paramLabel = "NAME",
            description = "backends (default: all that a device has)")
    private List<String> backend = List.of();

    @Option(
            names = "--threads",
            split = ",",
            paramLabel = "N",
            defaultValue = "1",
            description = "thread counts (default: ${DEFAULT-VALUE})")
    private List<Integer> threads = List.of();

    @Option(
            names = "--name",
            defaultValue = "submit",
            description = "what the sweep is called (default: ${DEFAULT-VALUE})")
    private String name = "";

    @Option(
            names = "--tag",
            defaultValue = "latest",
            description = "tag of uploaded models (default: ${DEFAULT-VALUE})")
    private String tag = "";

    @Option(names = "--fresh", description = "measure again what was measured within 30 days")
    private boolean fresh;

    @Option(names = "--wait", description = "wait for the end; 1 where jobs failed")
    private boolean wait;

    @Option(names = "--json", description = "the sweep as one object")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException, IOException {
        ServiceClient service = options.client();
        Progress progress = new Progress(spec.commandLine().getErr());
        List<String> references = new Uploads(service, progress).models(models, tag);
        Json sweep =
                service.post(
                        "sweeps",
                        ObjectMapper.getDefault().writeValueAsString(body(references)),
                        UUID.randomUUID().toString());
        String id = sweep.at("id").text();
        if (wait) {
            progress.say("%s jobs at %s".formatted(total(sweep), service.link("sweeps/" + id)));
            return new SweepEnd(service, spec.commandLine()).await(id, json);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(service.text(sweep));
        } else {
            out.println(
                    "%s jobs, %d of them answered from the store; `flopper watch %s` waits for them"
                            .formatted(total(sweep), sweep.at("reused").integer(), id));
            out.println(service.link("sweeps/" + id));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static long total(Json sweep) {
        return sweep.at("total").integer();
    }

    private Map<String, Object> body(List<String> references) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("models", references);
        body.put("batch", batch);
        if (!devices.isEmpty()) {
            body.put("precision", precision);
            body.put("targets", devices.stream().map(this::target).toList());
        }
        if (fresh) {
            body.put("reuse", "none");
        }
        return body;
    }

    private Map<String, Object> target(String deviceClass) {
        return Map.of("deviceClass", deviceClass, "backend", backend, "threads", threads);
    }
}

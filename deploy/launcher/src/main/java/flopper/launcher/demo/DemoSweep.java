package flopper.launcher.demo;

import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;
import flopper.launcher.client.SweepWatch;
import flopper.launcher.terminal.CommandFailure;
import flopper.launcher.terminal.Progress;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Submits the demo's sweep as any client would, waits for it, and gathers the answers. */
final class DemoSweep {
    /** From the smallest to the largest families, with the pair the field argues about. */
    private static final List<String> BACKBONES =
            List.of(
                    "shufflenet_v2_x1_0",
                    "mobilenet_v3_small",
                    "mobilenet_v3_large",
                    "mobilenet_v2",
                    "squeezenet1_1",
                    "efficientnet_b0",
                    "regnet_y_400mf",
                    "resnet18",
                    "densenet121",
                    "resnet50",
                    "vit_b_32",
                    "vgg16");

    private static final Duration WORKER_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(300);

    private final ServiceClient service;
    private final Progress progress;

    DemoSweep(ServiceClient service, Progress progress) {
        this.service = service;
        this.progress = progress;
    }

    Comparison run() throws InterruptedException {
        Json device = awaitDevice();
        progress.say(
                "counting and timing %d backbones on %s"
                        .formatted(BACKBONES.size(), device.at("name").text()));
        Json sweep = service.post("sweeps", request(device.at("deviceClass").text()));
        Json ended = new SweepWatch(service, progress).awaitEnd(sweep.at("id").text());
        List<Comparison.Row> rows = new ArrayList<>();
        for (Json job : jobs(ended.at("id").text())) {
            rows.add(row(job));
        }
        rows.sort(Comparator.comparingLong(Comparison.Row::macs));
        return new Comparison(device, ended, rows);
    }

    private Json awaitDevice() throws InterruptedException {
        long deadline = System.nanoTime() + WORKER_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            for (Json device : service.get("devices").at("items").items()) {
                if (!device.at("state").text().equals("OFFLINE")) {
                    return device;
                }
            }
            Thread.sleep(POLL);
        }
        throw new CommandFailure("the worker did not report a device within a minute");
    }

    private static String request(String deviceClass) {
        String models =
                BACKBONES.stream()
                        .map(name -> '"' + name + '"')
                        .collect(Collectors.joining(", ", "[", "]"));
        return """
        {"name": "demo", "models": %s, "batch": [1], "precision": ["fp32"],
         "targets": [{"deviceClass": "%s", "backend": ["onnxruntime"], "threads": [1]}],
         "reuse": "fresh within 1d"}
        """
                .formatted(models, deviceClass);
    }

    private List<Json> jobs(String sweepId) throws InterruptedException {
        List<Json> jobs = service.get("sweeps/" + sweepId + "/jobs?limit=100").at("items").items();
        List<String> failed =
                jobs.stream()
                        .filter(job -> !job.at("state").text().equals("SUCCEEDED"))
                        .map(DemoSweep::lament)
                        .toList();
        if (!failed.isEmpty()) {
            throw new CommandFailure(
                    "%d of %d jobs did not succeed:%n%s"
                            .formatted(
                                    failed.size(),
                                    jobs.size(),
                                    String.join(System.lineSeparator(), failed)));
        }
        return jobs;
    }

    private static String lament(Json job) {
        Json failure = job.at("failure");
        return "  %s: %s"
                .formatted(
                        job.at("model").text(),
                        failure.isNull() ? job.at("state").text() : failure.at("detail").text());
    }

    private Comparison.Row row(Json job) throws InterruptedException {
        String model = URLEncoder.encode(job.at("model").text(), StandardCharsets.UTF_8);
        Json measurement = service.get("measurements/" + job.at("resultId").text());
        return new Comparison.Row(service.get("models/" + model + "/profile?batch=1"), measurement);
    }
}

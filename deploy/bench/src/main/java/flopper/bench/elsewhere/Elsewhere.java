package flopper.bench.elsewhere;

import flopper.bench.process.FlopperProcess;
import flopper.bench.process.Folders;
import flopper.bench.process.Host;
import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Imports the files of a folder into a fresh stack, twice, and prints what they say of FLOPs and
 * speed: rank correlations for every device, and DenseNet-121 against ResNet-50. The figures are
 * others', so they are the same on every machine.
 */
public final class Elsewhere {
    private static final String DENSENET_AND_RESNET = "densenet121,resnet50";
    private static final int RESOLUTION = 224;

    private final ServiceClient service;
    private final FileImport imports;

    private Elsewhere(String address) {
        this.service = new ServiceClient(address);
        this.imports = new FileImport(address);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: deploy/bench/run elsewhere FOLDER");
            System.exit(2);
        }
        System.out.println("figures from elsewhere, on " + Host.description());
        List<Path> files = files(Path.of(arguments[0]));
        Path data = Folders.temporary("flopper-bench-elsewhere");
        boolean passed;
        try (FlopperProcess up =
                FlopperProcess.start(Map.of(), "up", "--data", data.toString(), "--port", "0")) {
            String address = up.await("answers at (http\\S+);", Duration.ofMinutes(2));
            passed = new Elsewhere(address).run(files);
        } finally {
            Folders.delete(data);
        }
        System.out.println(passed ? "passed" : "FAILED");
        System.exit(passed ? 0 : 1);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
        }
    }

    private boolean run(List<Path> files) throws IOException, InterruptedException {
        System.out.println("\n| file | times | accuracies | joined | conflicts | skipped | took |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
        for (Path file : files) {
            imports.print(file);
        }
        String before = service.text(service.get("imports"));
        boolean unchanged = true;
        for (Path file : files) {
            unchanged &= imports.isKnown(file);
        }
        unchanged &= before.equals(service.text(service.get("imports")));
        System.out.printf(
                "%nimported again: %s%n", unchanged ? "nothing changed" : "SOMETHING CHANGED");
        printCorrelations();
        printHistory();
        return printPairs() && unchanged;
    }

    /** Of the settings of a phone, which are many, the one with the most models. */
    private void printCorrelations() throws InterruptedException {
        Map<String, Map<String, Json>> settings = new LinkedHashMap<>();
        for (Json item : service.get("correlation").at("items").items()) {
            settings.computeIfAbsent(setting(item.at("place")), _ -> new LinkedHashMap<>())
                    .put(item.at("figure").text(), item);
        }
        Map<String, String> most = new LinkedHashMap<>();
        settings.forEach((setting, figures) -> {
            String device = setting.split(" \\| ", 2)[0];
            String key = setting.contains("pytorch") ? setting : device;
            most.merge(
                    key,
                    setting,
                    (one, other) -> n(settings, other) > n(settings, one) ? other : one);
        });
        System.out.println(
                "\n| device class | backend | precision | n | MACs: rho | 95 % CI | tau"
                        + " | activations: rho | 95 % CI | tau | params: rho |");
        System.out.println("|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        most.values()
                .forEach(setting -> {
                    Map<String, Json> figures = settings.getOrDefault(setting, Map.of());
                    Optional<Json> activations =
                            Optional.ofNullable(figures.get("activations"))
                                    .or(() -> Optional.ofNullable(figures.get("activationBytes")));
                    System.out.printf(
                            "| %s | %d | %s | %s | %s |%n",
                            setting,
                            n(settings, setting),
                            rhoAndTau(Optional.ofNullable(figures.get("macs"))),
                            rhoAndTau(activations),
                            number(Optional.ofNullable(figures.get("params")), "rho"));
                });
    }

    private static long n(Map<String, Map<String, Json>> settings, String setting) {
        return Optional.ofNullable(settings.getOrDefault(setting, Map.of()).get("macs"))
                .map(item -> item.at("n").integer())
                .orElse(0L);
    }

    private static String setting(Json place) {
        return "%s | %s%s%s | %s"
                .formatted(
                        place.at("deviceClass").text(),
                        place.at("backend").text(),
                        after(place.at("backendVersion")),
                        after(place.at("computeUnit")),
                        place.at("precision").text());
    }

    private static String after(Json text) {
        return text.isNull() ? "" : " " + text.text();
    }

    private static String rhoAndTau(Optional<Json> item) {
        String interval =
                item.map(one -> one.at("rhoCi"))
                        .filter(ci -> !ci.isNull())
                        .map(ci -> "%.2f – %.2f".formatted(ci.at(0).number(), ci.at(1).number()))
                        .orElse("");
        return "%s | %s | %s".formatted(number(item, "rho"), interval, number(item, "tau"));
    }

    private static String number(Optional<Json> item, String field) {
        return item.map(one -> one.at(field))
                .filter(value -> !value.isNull())
                .map(value -> "%.3f".formatted(value.number()))
                .orElse("");
    }

    private void printHistory() throws InterruptedException {
        System.out.println("\nresnet50 on the RTX 3090, one series by version:");
        List<Json> rows =
                new ArrayList<>(
                        service.get(
                                        "imported-measurements?deviceClass=imported:rtx3090"
                                                + "&model=resnet50&resolution="
                                                + RESOLUTION)
                                .at("items")
                                .items());
        rows.sort(Comparator.comparing(row -> row.at("backendVersion").text()));
        rows.forEach(row ->
                System.out.printf(
                        "  %-13s %8.2f images/s%n",
                        row.at("backendVersion").text(), row.at("throughputPerSecond").number()));
    }

    private boolean printPairs() throws InterruptedException {
        System.out.println("\n| device class | backend | precision | MACs | throughput |");
        System.out.println("|---|---|---|--:|--:|");
        boolean found = false;
        for (String deviceClass : deviceClasses()) {
            for (Json pair :
                    service.get(
                                    "comparisons/same-flops?models=%s&deviceClass=%s"
                                            .formatted(DENSENET_AND_RESNET, deviceClass))
                            .at("items")
                            .items()) {
                Json resolution = pair.at("resolution");
                if (resolution.isNull() || resolution.integer() == RESOLUTION) {
                    System.out.printf(
                            "| %s | %.2f× | %.2f× |%n",
                            setting(pair.at("place")),
                            pair.at("macsRatio").number(),
                            pair.at("speedRatio").number());
                    found |= deviceClass.equals("imported:rtx4090");
                }
            }
        }
        System.out.println("\nDenseNet-121 against ResNet-50: " + (found ? "found" : "NOT FOUND"));
        return found;
    }

    private List<String> deviceClasses() throws InterruptedException {
        return service.get("correlation").at("items").items().stream()
                .map(item -> item.at("place").at("deviceClass").text())
                .distinct()
                .toList();
    }
}

package flopper.api.imported.format;

import flopper.db.imported.ImportedCost;
import flopper.db.imported.ImportedSetting;
import flopper.db.imported.ImportedTimes;
import flopper.db.imported.NewImportedMeasurement;
import flopper.db.imported.Statistic;

import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Times by model, component, device, runtime and precision; neither batch nor input size is told. */
final class AiHub {
    /** A row before it is known whether its model has other components. */
    private record Part(String component, NewImportedMeasurement row) {}

    private AiHub() {}

    static Figures read(InputStream body) {
        List<Part> parts =
                CsvTable.read(
                        body,
                        List.of(
                                "model",
                                "component",
                                "precision",
                                "device",
                                "runtime",
                                "inference_time_us"),
                        row -> Optional.of(new Part(row.text("component"), row(row))));
        Map<String, Set<String>> components = new HashMap<>();
        parts.forEach(part ->
                components
                        .computeIfAbsent(part.row().model(), _ -> new HashSet<>())
                        .add(part.component()));
        return new Figures(
                parts.stream()
                        .map(part ->
                                components.getOrDefault(part.row().model(), Set.of()).size() == 1
                                        ? part.row()
                                        : ofComponent(part))
                        .toList(),
                List.of(),
                0);
    }

    /** A component alone is not the model, and does not go by its name. */
    private static NewImportedMeasurement ofComponent(Part part) {
        NewImportedMeasurement row = part.row();
        return new NewImportedMeasurement(
                row.line(),
                row.model() + "/" + part.component(),
                row.backbone(),
                row.setting(),
                row.times(),
                row.cost(),
                row.measuredAt());
    }

    private static NewImportedMeasurement row(Row row) {
        String device = row.text("device");
        return new NewImportedMeasurement(
                row.line(),
                row.text("model"),
                Optional.empty(),
                new ImportedSetting(
                        device,
                        DeviceClasses.of(device),
                        row.text("runtime"),
                        Optional.empty(),
                        row.text("precision"),
                        row.optional("primary_compute_unit"),
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        OptionalInt.empty()),
                ImportedTimes.plain(
                        row.positive("inference_time_us", 1e3),
                        Statistic.UNKNOWN,
                        OptionalDouble.empty()),
                new ImportedCost(
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        row.count("peak_memory_min_mb", 1),
                        row.count("peak_memory_max_mb", 1)),
                Optional.empty());
    }
}

package flopper.launcher.compare;

import flopper.launcher.client.Json;
import flopper.launcher.terminal.TextTable;
import flopper.launcher.terminal.Units;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison as people read it: a table for each setting, a line for each cell. */
final class ComparisonTables {
    private static final String NONE = "–";

    private ComparisonTables() {}

    static void print(Json comparison, PrintWriter out) {
        Json baseline = comparison.at("baseline");
        String metric = comparison.at("metric").text();
        out.println(
                "%s, %s is better; against %s"
                        .formatted(
                                metric,
                                comparison.at("better").text().equals("LOWER") ? "less" : "more",
                                baseline.at("name").text()));
        settings(comparison)
                .forEach((setting, cells) -> {
                    out.println();
                    out.println(setting);
                    TextTable table =
                            new TextTable(
                                    2,
                                    "model",
                                    "device class",
                                    "value",
                                    "95 % CI",
                                    "n",
                                    "ratio",
                                    "verdict");
                    cells.forEach(cell -> add(table, metric, cell));
                    table.print(out);
                    cells.stream()
                            .filter(cell -> !cell.at("reason").isNull())
                            .forEach(cell ->
                                    out.println(
                                            "  %s on %s: %s"
                                                    .formatted(
                                                            cell.at("model").text(),
                                                            cell.at("deviceClass").text(),
                                                            cell.at("reason").text())));
                });
    }

    private static Map<String, List<Json>> settings(Json comparison) {
        Map<String, List<Json>> settings = new LinkedHashMap<>();
        for (Json cell : comparison.at("cells").items()) {
            settings.computeIfAbsent(setting(cell), _ -> new ArrayList<>()).add(cell);
        }
        return settings;
    }

    private static String setting(Json cell) {
        if (cell.at("backend").isNull()) {
            return "not measured";
        }
        return "%s · %s · %s · %s"
                .formatted(
                        cell.at("backend").text(),
                        cell.at("precision").text(),
                        counted(cell.at("threads").integer(), "thread"),
                        cell.at("batch").isNull()
                                ? "each model's own batch"
                                : "batch " + cell.at("batch").integer());
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static void add(TextTable table, String metric, Json cell) {
        Json interval = cell.at("ci");
        table.add(
                cell.at("model").text(),
                cell.at("deviceClass").text(),
                value(metric, cell.at("value")),
                interval.isNull()
                        ? NONE
                        : value(metric, interval.at(0)) + " – " + value(metric, interval.at(1)),
                cell.at("n").isNull() ? NONE : cell.at("n").text(),
                cell.at("ratio").isNull() ? NONE : Units.ratio(cell.at("ratio").number()),
                cell.at("verdict").isNull() ? NONE : cell.at("verdict").text());
    }

    private static String value(String metric, Json value) {
        if (value.isNull()) {
            return NONE;
        }
        return metric.endsWith("Ns")
                ? Units.time(value.number())
                : Units.count(Math.round(value.number()));
    }
}

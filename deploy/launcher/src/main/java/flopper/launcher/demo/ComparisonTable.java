package flopper.launcher.demo;

import flopper.launcher.client.Json;
import flopper.launcher.demo.Comparison.Row;
import flopper.launcher.terminal.TextTable;
import flopper.launcher.terminal.Units;

import java.io.PrintWriter;
import java.util.Optional;

/** The comparison as people read it. */
final class ComparisonTable {
    private static final String BASELINE = "resnet50";

    private ComparisonTable() {}

    static void print(Comparison comparison, PrintWriter out) {
        Json first = comparison.rows().getFirst().measurement();
        out.println(
                "%s · %s %s · %s · %d thread · batch 1 · %s weights"
                        .formatted(
                                comparison.device().at("name").text(),
                                first.at("backend").text(),
                                first.at("backendVersion").text(),
                                first.at("precision").text(),
                                first.at("threads").integer(),
                                first.at("weights").text()));
        out.println();
        Optional<Row> baseline = find(comparison, BASELINE);
        TextTable table =
                new TextTable(
                        1,
                        "model",
                        "params",
                        "MACs",
                        "FLOPs",
                        "median",
                        "95 % CI",
                        "n",
                        "CPU",
                        "GFLOP/s",
                        "MACs vs " + BASELINE,
                        "time vs " + BASELINE);
        comparison.rows().forEach(row -> add(table, row, baseline));
        table.print(out);
        find(comparison, "densenet121").ifPresent(row -> conclude(row, baseline, out));
    }

    private static void add(TextTable table, Row row, Optional<Row> baseline) {
        Json interval = row.latency("p50CiNs");
        Json cpu = row.measurement().at("cpuTime").at("p50Ns");
        table.add(
                row.model() + marks(row.measurement()),
                Units.count(row.profile().at("params").integer()),
                Units.count(row.macs()),
                Units.count(row.profile().at("flops").integer()),
                Units.time(row.p50Ns()),
                Units.time(interval.at(0).number()) + " – " + Units.time(interval.at(1).number()),
                row.measurement().at("samples").text(),
                cpu.isNull() ? "–" : Units.time(cpu.number()),
                "%.1f".formatted(row.measurement().at("achievedFlopsPerSecond").number() / 1e9),
                baseline.map(base -> Units.ratio((double) row.macs() / base.macs())).orElse("–"),
                baseline.map(base -> Units.ratio(row.p50Ns() / base.p50Ns())).orElse("–"));
    }

    /** A time that is less sure than it should be says so. */
    private static String marks(Json measurement) {
        boolean disturbed = measurement.at("disturbed").truth();
        boolean converged = measurement.at("converged").truth();
        return (disturbed ? " (disturbed)" : "") + (converged ? "" : " (not converged)");
    }

    private static void conclude(Row densenet, Optional<Row> resnet, PrintWriter out) {
        resnet.ifPresent(base -> {
            out.println();
            out.println(
                    "Are FLOPs enough? DenseNet-121 has %s of ResNet-50's MACs and takes %s of its time."
                            .formatted(
                                    Units.ratio((double) densenet.macs() / base.macs()),
                                    Units.ratio(densenet.p50Ns() / base.p50Ns())));
        });
    }

    private static Optional<Row> find(Comparison comparison, String name) {
        return comparison.rows().stream().filter(row -> row.model().equals(name)).findFirst();
    }
}

package flopper.api.imported.format;

import flopper.db.imported.ImportedCost;
import flopper.db.imported.ImportedSetting;
import flopper.db.imported.ImportedTimes;
import flopper.db.imported.NewImportedMeasurement;
import flopper.db.imported.Statistic;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** The measurements of another flopper, with the statistics that they have. */
final class FlopperExport {
    private FlopperExport() {}

    static Figures read(InputStream body) {
        AtomicInteger skipped = new AtomicInteger();
        List<NewImportedMeasurement> rows =
                CsvTable.read(
                        body,
                        List.of(
                                "model",
                                "device",
                                "deviceClass",
                                "backend",
                                "backendVersion",
                                "precision",
                                "p50Ns"),
                        row -> {
                            if (row.optional("p50Ns").isEmpty()) {
                                skipped.incrementAndGet();
                                return Optional.empty();
                            }
                            return Optional.of(row(row));
                        });
        return new Figures(rows, List.of(), skipped.get());
    }

    private static NewImportedMeasurement row(Row row) {
        OptionalInt batch = row.whole("batch");
        return new NewImportedMeasurement(
                row.line(),
                // The tag latest is what nobody gave a tag; others tell models apart.
                row.text("model").replaceFirst(":latest$", ""),
                Optional.empty(),
                new ImportedSetting(
                        row.text("device"),
                        DeviceClasses.of(row.text("deviceClass")),
                        row.text("backend"),
                        row.optional("backendVersion"),
                        row.text("precision"),
                        Optional.empty(),
                        row.whole("threads"),
                        batch.isPresent()
                                ? OptionalLong.of(batch.getAsInt())
                                : OptionalLong.empty(),
                        OptionalInt.empty()),
                new ImportedTimes(
                        row.positive("p50Ns", 1),
                        Statistic.P50,
                        row.positiveOrNone("throughputPerSecond", 1),
                        row.whole("samples"),
                        row.count("minNs", 1),
                        row.count("p50CiLowNs", 1),
                        row.count("p50CiHighNs", 1),
                        row.count("p90Ns", 1),
                        row.count("p99Ns", 1),
                        row.number("meanNs", 1),
                        row.number("cv", 1)),
                new ImportedCost(
                        perSample(row.count("macs", 1), batch),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                row.instant("startedAt"));
    }

    private static OptionalLong perSample(OptionalLong macs, OptionalInt batch) {
        return macs.isPresent()
                ? OptionalLong.of(macs.getAsLong() / batch.orElse(1))
                : OptionalLong.empty();
    }
}

package flopper.api.imported.format;

import flopper.db.imported.ImportedCost;
import flopper.db.imported.ImportedSetting;
import flopper.db.imported.ImportedTimes;
import flopper.db.imported.NewImportedMeasurement;
import flopper.db.imported.Statistic;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Times by model and image size, one file per device and setting, which its name tells. */
final class TimmBenchmark {
    private static final String BY_NAME =
            "say it, or the file's own name"
                    + " (file=benchmark-infer-amp-nchw-pt240-cu124-rtx3090.csv)";

    private TimmBenchmark() {}

    static Figures read(InputStream body, Said said) {
        Optional<TimmFileName> name = said.file().flatMap(TimmFileName::parse);
        String device =
                Said.require(
                        said.device().or(() -> name.map(TimmFileName::device)), "device", BY_NAME);
        String precision =
                Said.require(
                        said.precision().or(() -> name.map(TimmFileName::precision)),
                        "precision",
                        BY_NAME);
        String backend = said.backend().or(() -> name.map(TimmFileName::backend)).orElse("pytorch");
        String version =
                Said.require(
                        said.backendVersion().or(() -> name.map(TimmFileName::backendVersion)),
                        "backendVersion",
                        BY_NAME);
        AtomicInteger skipped = new AtomicInteger();
        List<NewImportedMeasurement> rows =
                CsvTable.read(
                        body,
                        List.of("model", "infer_samples_per_sec", "infer_step_time"),
                        row -> {
                            if (row.optional("infer_step_time").isEmpty()) {
                                skipped.incrementAndGet();
                                return Optional.empty();
                            }
                            return Optional.of(
                                    row(
                                            row,
                                            new ImportedSetting(
                                                    device,
                                                    DeviceClasses.of(device),
                                                    backend,
                                                    Optional.of(version),
                                                    precision,
                                                    Optional.empty(),
                                                    OptionalInt.empty(),
                                                    batch(row),
                                                    row.whole("infer_img_size"))));
                        });
        return new Figures(rows, List.of(), skipped.get());
    }

    private static OptionalLong batch(Row row) {
        OptionalInt batch = row.whole("infer_batch_size");
        return batch.isPresent() ? OptionalLong.of(batch.getAsInt()) : OptionalLong.empty();
    }

    private static NewImportedMeasurement row(Row row, ImportedSetting setting) {
        return new NewImportedMeasurement(
                row.line(),
                row.text("model"),
                Optional.empty(),
                setting,
                ImportedTimes.plain(
                        row.positive("infer_step_time", 1e6),
                        Statistic.MEAN,
                        OptionalDouble.of(row.positive("infer_samples_per_sec", 1))),
                new ImportedCost(
                        row.count("infer_gmacs", 1_000_000_000),
                        row.count("param_count", 1_000_000),
                        row.count("infer_macts", 1_000_000),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                Optional.empty());
    }
}

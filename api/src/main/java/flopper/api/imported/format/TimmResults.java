package flopper.api.imported.format;

import flopper.db.imported.ImportedAccuracy;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Accuracy by weights, which are named behind a dot: {@code resnet50.a1_in1k}. */
final class TimmResults {
    private TimmResults() {}

    static Figures read(InputStream body) {
        return new Figures(
                List.of(),
                CsvTable.read(
                        body,
                        List.of("model", "img_size", "top1", "top5"),
                        row -> Optional.of(row(row))),
                0);
    }

    private static ImportedAccuracy row(Row row) {
        String name = row.text("model");
        int dot = name.indexOf('.');
        double top1 = row.number("top1", 1).orElseThrow(() -> row.bad("top1", "is empty"));
        if (top1 > 100 || row.number("top5", 1).orElse(0) > 100) {
            throw row.bad("top1", "is more than 100 %");
        }
        return new ImportedAccuracy(
                row.line(),
                dot <= 0 ? name : name.substring(0, dot),
                dot <= 0 ? "" : name.substring(dot + 1),
                Optional.empty(),
                row.requiredWhole("img_size"),
                top1,
                row.number("top5", 1),
                row.count("param_count", 1_000_000));
    }
}

package flopper.launcher.analyze;

import flopper.analysis.convention.FlopConvention;
import flopper.launcher.terminal.Progress;
import flopper.zoo.Backbone;
import flopper.zoo.Published;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The catalogue as a table, counted now: Markdown, CSV or JSON, one row for each set of weights. */
final class CatalogueTable {
    private final Output output;
    private final Progress progress;
    private final Optional<FlopConvention> convention;

    CatalogueTable(Output output, Progress progress, Optional<FlopConvention> convention) {
        this.output = output;
        this.progress = progress;
        this.convention = convention;
    }

    void print(List<Backbone> backbones) {
        AtomicInteger done = new AtomicInteger();
        List<CatalogueRow> rows =
                backbones.parallelStream()
                        .flatMap(backbone -> {
                            List<CatalogueRow> counted = CatalogueRow.of(backbone, convention);
                            show(done.incrementAndGet(), backbones.size());
                            return counted.stream();
                        })
                        .toList();
        progress.clear();
        switch (output.format()) {
            case TEXT -> markdown(rows);
            case CSV -> csv(rows);
            case JSON -> rows.forEach(row -> output.object(json(row)));
        }
        output.text().flush();
    }

    /** Backbones are counted side by side, and a bar is one. */
    private synchronized void show(int done, int total) {
        if (progress.onTerminal()) {
            progress.show(done, total, "");
        }
    }

    private void markdown(List<CatalogueRow> rows) {
        String figure =
                convention
                        .map(one -> "G" + ConventionUnit.plural(one) + " (" + one + ")")
                        .orElse("GMACs");
        line(
                "model",
                "pixels",
                "params (M)",
                figure,
                "activations (MB)",
                "weights",
                "top-1",
                "top-5",
                "published params (M)",
                "published GMACs",
                "source",
                "why it differs");
        line("---", "--:", "--:", "--:", "--:", "---", "--:", "--:", "--:", "--:", "---", "---");
        for (CatalogueRow row : rows) {
            line(
                    row.model(),
                    String.valueOf(row.resolution()),
                    decimal(row.params() / 1e6, 2),
                    decimal(row.macs() / 1e9, 3),
                    decimal(row.activationBytes() / 1e6, 1),
                    text(row, Published::weights),
                    number(row, Published::top1Percent),
                    number(row, Published::top5Percent),
                    params(row) + mark(row.paramsDiffer()),
                    number(row, Published::gmacs) + mark(row.macsDiffer()),
                    text(row, Published::source),
                    row.note());
        }
    }

    private void line(String... cells) {
        output.text().println("| " + String.join(" | ", cells) + " |");
    }

    private static String mark(boolean differs) {
        return differs ? " ≠" : "";
    }

    private static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String text(CatalogueRow row, Function<Published, String> field) {
        return row.published().map(field).orElse("");
    }

    private static String number(CatalogueRow row, Function<Published, OptionalDouble> field) {
        OptionalDouble value = row.published().map(field).orElse(OptionalDouble.empty());
        return value.isPresent() ? String.valueOf(value.getAsDouble()) : "";
    }

    private static String params(CatalogueRow row) {
        return row.published()
                .map(one ->
                        one.params().isPresent()
                                ? decimal(one.params().getAsLong() / 1e6, 2)
                                : number(row, Published::paramsMillions))
                .orElse("");
    }

    private void csv(List<CatalogueRow> rows) {
        output.header(
                "model",
                "resolution",
                "params",
                "convention",
                "figure",
                "activationBytes",
                "weights",
                "top1Percent",
                "top5Percent",
                "publishedParams",
                "publishedParamsMillions",
                "publishedGmacs",
                "publishedConvention",
                "source",
                "differs",
                "why");
        for (CatalogueRow row : rows) {
            output.row(
                    row.model(),
                    row.resolution(),
                    row.params(),
                    name(),
                    row.macs(),
                    row.activationBytes(),
                    text(row, Published::weights),
                    number(row, Published::top1Percent),
                    number(row, Published::top5Percent),
                    row.published()
                            .filter(one -> one.params().isPresent())
                            .<Object>map(one -> one.params().getAsLong())
                            .orElse(""),
                    number(row, Published::paramsMillions),
                    number(row, Published::gmacs),
                    text(row, Published::convention),
                    text(row, Published::source),
                    row.paramsDiffer() || row.macsDiffer(),
                    row.note());
        }
    }

    private String name() {
        return convention.map(FlopConvention::toString).orElse("macs");
    }

    private Map<String, Object> json(CatalogueRow row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("model", row.model());
        object.put("resolution", row.resolution());
        object.put("params", row.params());
        object.put("convention", name());
        object.put("figure", row.macs());
        object.put("activationBytes", row.activationBytes());
        row.published().ifPresent(one -> object.put("published", json(row, one)));
        return object;
    }

    private static Map<String, Object> json(CatalogueRow row, Published published) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("weights", published.weights());
        published.params().ifPresent(value -> object.put("params", value));
        published.paramsMillions().ifPresent(value -> object.put("paramsMillions", value));
        published.gmacs().ifPresent(value -> object.put("gmacs", value));
        published.top1Percent().ifPresent(value -> object.put("top1Percent", value));
        published.top5Percent().ifPresent(value -> object.put("top5Percent", value));
        object.put("convention", published.convention());
        object.put("source", published.source());
        object.put("paramsDiffer", row.paramsDiffer());
        object.put("gmacsDiffer", row.macsDiffer());
        object.put("why", row.note());
        return object;
    }
}

package flopper.api.imported;

import flopper.api.backbone.CountedBackbones;
import flopper.api.backbone.CountedBackbones.Counted;
import flopper.api.imported.format.Figures;
import flopper.db.imported.ImportConflict;
import flopper.db.imported.ImportedAccuracy;
import flopper.db.imported.NewImportedMeasurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Finds the backbones that imported models are: those of their name, unless a figure of the source
 * speaks against it.
 */
final class CatalogueJoin {
    /** Sources print two decimals of millions; the smallest backbones have one million. */
    private static final double PARAMS_APART = 0.01;

    /** Tools disagree on what counts: some leave out the products of attention, a tenth of a ViT. */
    private static final double MACS_APART = 0.12;

    private final CountedBackbones backbones;
    private final List<ImportConflict> conflicts = new ArrayList<>();

    CatalogueJoin(CountedBackbones backbones) {
        this.backbones = backbones;
    }

    /** The same figures, with their backbones. */
    Figures join(Figures figures) {
        return new Figures(
                figures.measurements().stream().map(this::join).toList(),
                figures.accuracies().stream().map(this::join).toList(),
                figures.skipped());
    }

    /** Rows that were named like a backbone and are not it. */
    List<ImportConflict> conflicts() {
        return List.copyOf(conflicts);
    }

    private NewImportedMeasurement join(NewImportedMeasurement row) {
        return new NewImportedMeasurement(
                row.line(),
                row.model(),
                backbone(
                        row.line(),
                        row.model(),
                        row.setting().resolution(),
                        row.cost().macs(),
                        row.cost().params()),
                row.setting(),
                row.times(),
                row.cost(),
                row.measuredAt());
    }

    private ImportedAccuracy join(ImportedAccuracy row) {
        return new ImportedAccuracy(
                row.line(),
                row.model(),
                row.weights(),
                backbone(
                        row.line(),
                        row.model(),
                        OptionalInt.of(row.resolution()),
                        OptionalLong.empty(),
                        row.params()),
                row.resolution(),
                row.top1Percent(),
                row.top5Percent(),
                row.params());
    }

    private Optional<String> backbone(
            long line,
            String model,
            OptionalInt resolution,
            OptionalLong macs,
            OptionalLong params) {
        Optional<String> named = BackboneNames.find(model);
        if (named.isEmpty() || (macs.isEmpty() && params.isEmpty())) {
            return named;
        }
        Optional<Counted> counted = backbones.find(named.get(), resolution);
        if (counted.isEmpty()) {
            return conflict(
                    line,
                    model,
                    named.get(),
                    "the backbone cannot take a resolution of %d".formatted(resolution.orElse(0)));
        }
        Optional<String> difference =
                difference("parameters", params, counted.get().params(), PARAMS_APART)
                        .or(() -> difference("MACs", macs, counted.get().macs(), MACS_APART));
        return difference.isEmpty() ? named : conflict(line, model, named.get(), difference.get());
    }

    private Optional<String> conflict(long line, String model, String backbone, String detail) {
        conflicts.add(new ImportConflict(line, model, backbone, detail));
        return Optional.empty();
    }

    private static Optional<String> difference(
            String what, OptionalLong told, long counted, double apart) {
        return told.isPresent() && Math.abs(told.getAsLong() - counted) > apart * counted
                ? Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%.2f million %s, and the backbone has %.2f million",
                                told.getAsLong() / 1e6,
                                what,
                                counted / 1e6))
                : Optional.empty();
    }
}

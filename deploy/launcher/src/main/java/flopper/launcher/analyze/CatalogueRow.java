package flopper.launcher.analyze;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.convention.FlopConvention;
import flopper.analysis.report.ModelReport;
import flopper.zoo.Backbone;
import flopper.zoo.Deviation;
import flopper.zoo.Published;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is counted for a backbone, beside what somebody published for one set of its weights.
 *
 * @param resolution pixels, or tokens, that everything holds for
 * @param macs by flopper, or by the convention that was asked for
 * @param published empty where nobody published figures
 * @param note why published figures differ; empty where they do not
 */
record CatalogueRow(
        String model,
        int resolution,
        long params,
        long macs,
        long activationBytes,
        Optional<Published> published,
        String note) {

    /** A row for each published entry, one where there is none; with one image or text. */
    static List<CatalogueRow> of(Backbone backbone, Optional<FlopConvention> convention) {
        if (backbone.published().isEmpty()) {
            ModelReport report = report(backbone, backbone.resolution());
            return List.of(of(backbone, report, Optional.empty(), convention));
        }
        Map<Integer, ModelReport> reports = new HashMap<>();
        return backbone.published().stream()
                .map(published ->
                        of(
                                backbone,
                                reports.computeIfAbsent(
                                        published.resolution(), at -> report(backbone, at)),
                                Optional.of(published),
                                convention))
                .toList();
    }

    private static ModelReport report(Backbone backbone, int resolution) {
        return ModelAnalyzer.analyze(backbone.model(resolution), InputBinding.ofBatch(1));
    }

    private static CatalogueRow of(
            Backbone backbone,
            ModelReport report,
            Optional<Published> published,
            Optional<FlopConvention> convention) {
        long params = report.parameters().params();
        long macs =
                convention
                        .map(one -> report.conventions().getOrDefault(one.toString(), 0L))
                        .orElse(report.macs());
        String model = backbone.name();
        return new CatalogueRow(
                model,
                published.map(Published::resolution).orElse(backbone.resolution()),
                params,
                macs,
                report.activationBytes(),
                published,
                published.map(one -> note(model, one, params, macs, convention)).orElse(""));
    }

    private static String note(
            String model,
            Published published,
            long params,
            long macs,
            Optional<FlopConvention> convention) {
        String heads =
                published.meetsParams(params)
                        ? ""
                        : "params with the heads that training alone uses";
        if (published.meetsGmacs(macs)) {
            return heads;
        }
        String why =
                convention.isPresent()
                        ? "GMACs as " + published.convention() + " counts"
                        : Deviation.of(model, published).map(Deviation::why).orElse("not met");
        return heads.isEmpty() ? why : heads + "; " + why;
    }

    boolean paramsDiffer() {
        return published.filter(one -> !one.meetsParams(params)).isPresent();
    }

    boolean macsDiffer() {
        return published.filter(one -> !one.meetsGmacs(macs)).isPresent();
    }
}

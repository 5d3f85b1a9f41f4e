package flopper.zoo.check;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Model;
import flopper.analysis.report.ModelReport;
import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;

import java.util.OptionalInt;

/**
 * What a model would be if it were the backbone.
 *
 * @param resolution the model's; empty where the backbone cannot take it, so that its own was taken
 * @param report with normalisations kept
 * @param folded with normalisations folded into the convolutions before them
 */
record Expected(OptionalInt resolution, Model model, ModelReport report, ModelReport folded) {
    /** Building larger graphs takes longer than anybody waits for; none is published above. */
    private static final int RESOLUTION_MAX = 2048;

    static Expected of(Backbone backbone, Input input) {
        int usual = backbone.resolution();
        int asked = input.resolution().orElse(usual);
        try {
            if (asked <= RESOLUTION_MAX) {
                return of(backbone, asked, input);
            }
        } catch (IllegalArgumentException _) {
            // Not every architecture can be built at every resolution.
        }
        return of(backbone, usual, new Input(input.batch(), OptionalInt.empty()));
    }

    private static Expected of(Backbone backbone, int resolution, Input input) {
        InputBinding binding = InputBinding.ofBatch(input.batch());
        Model model = backbone.model(resolution);
        Model folded = Catalogue.find(backbone.name() + "@folded").orElseThrow().model(resolution);
        return new Expected(
                input.resolution(),
                model,
                ModelAnalyzer.analyze(model, binding),
                ModelAnalyzer.analyze(folded, binding));
    }
}

package flopper.zoo.check;

import flopper.analysis.report.LayerReport;
import flopper.analysis.report.ModelReport;
import flopper.zoo.Backbone;
import flopper.zoo.Published;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A model beside one backbone. */
final class Comparison {
    /** Conventions that count multiply-accumulates as flopper does, whatever lies between them. */
    private static final Set<String> COMPARABLE = Set.of("torchvision", "timm");

    private final Backbone backbone;
    private final ModelReport report;
    private final List<ArithmeticLayer> layers;
    private final Input input;
    private final Expected expected;
    private final boolean folded;

    Comparison(Backbone backbone, ModelReport report, List<ArithmeticLayer> layers) {
        this.backbone = backbone;
        this.report = report;
        this.layers = layers;
        input = Input.of(report);
        expected = Expected.of(backbone, input);
        folded = normalisations(report) < normalisations(expected.report());
    }

    private static long normalisations(ModelReport report) {
        return report.layers().stream()
                .map(LayerReport::op)
                .filter(op -> op.name().equals("BatchNormalization"))
                .count();
    }

    /** The outcome; other backbones that are alike are not in it. */
    BackboneCheck check(double similarity) {
        OptionalInt resolution = expected.resolution();
        List<ArithmeticLayer> expectedLayers =
                ArithmeticLayer.of(expected.model(), expected.report());
        ModelReport form = folded ? expected.folded() : expected.report();
        BackboneCheck.Figure params =
                new BackboneCheck.Figure(report.parameters().params(), form.parameters().params());
        boolean equal = params.model() == params.expected();
        List<ParameterGroup> groups = equal ? List.of() : ParameterGroup.of(report);
        List<ParameterGroup> expectedGroups = equal ? List.of() : ParameterGroup.of(form);
        return new BackboneCheck(
                backbone.name(),
                folded,
                resolution,
                similarity,
                List.of(),
                expectedLayers.size(),
                new LayerComparison(layers, expectedLayers, resolution.isPresent()).differences(),
                ParameterGroup.beyond(groups, expectedGroups),
                ParameterGroup.beyond(expectedGroups, groups),
                params,
                new BackboneCheck.Figure(report.macs(), expected.report().macs()),
                backbone.published().stream().filter(this::isComparable).map(this::claim).toList());
    }

    private boolean isComparable(Published figures) {
        return expected.resolution().equals(OptionalInt.of(figures.resolution()))
                && COMPARABLE.contains(figures.convention());
    }

    private PublishedClaim claim(Published figures) {
        long foldedAway =
                folded
                        ? expected.report().parameters().params()
                                - expected.folded().parameters().params()
                        : 0;
        return PublishedClaim.of(
                backbone.name(),
                figures,
                report.parameters().params() + foldedAway,
                report.macs() / input.batch());
    }
}

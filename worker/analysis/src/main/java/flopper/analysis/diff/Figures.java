package flopper.analysis.diff;

import flopper.analysis.report.LayerReport;
import flopper.analysis.report.ModelReport;

/**
 * What is compared of a layer or a model.
 *
 * @param weightBytes of a layer: read in one run; of a model: stored, each tensor once
 * @param activationBytes read and written in one run, weights apart
 */
public record Figures(long params, long macs, long flops, long weightBytes, long activationBytes) {

    static Figures of(LayerReport.Counted layer) {
        return new Figures(
                layer.params(),
                layer.cost().multiplyAdds(),
                layer.cost().flops(),
                layer.weightBytesRead(),
                layer.activationBytesRead() + layer.activationBytesWritten());
    }

    /** Lower bounds where the report is not complete. */
    static Figures of(ModelReport report) {
        long activations =
                report.layers().stream()
                        .filter(LayerReport.Counted.class::isInstance)
                        .mapToLong(layer -> of((LayerReport.Counted) layer).activationBytes())
                        .sum();
        return new Figures(
                report.parameters().params(),
                report.macs(),
                report.flops(),
                report.weightBytes(),
                activations);
    }

    public long bytes() {
        return weightBytes + activationBytes;
    }
}

package flopper.analysis.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.InputBinding;
import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.cost.Cost;
import flopper.analysis.graph.Model;
import flopper.analysis.report.LayerReport;
import flopper.analysis.report.ModelReport;

import java.util.stream.LongStream;

/** What must hold of the report on any model, however odd. */
final class SoundReport {
    private SoundReport() {}

    /** Analyses the model twice, as declared and with a batch of its own. */
    static void assertSound(Model model) {
        assertSound(model, InputBinding.NONE);
        assertSound(model, InputBinding.ofBatch(2));
    }

    private static void assertSound(Model model, InputBinding binding) {
        ModelReport report;
        try {
            report = ModelAnalyzer.analyze(model, binding);
        } catch (InvalidModelException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(report.layers()).hasSize(model.graph().nodes().size());
        assertThat(report.flops()).isNotNegative();
        long macs = 0;
        for (LayerReport layer : report.layers()) {
            if (layer instanceof LayerReport.Counted counted) {
                assertThat(least(counted)).as("layer %s", counted.name()).isNotNegative();
                macs += counted.cost().multiplyAdds();
            }
        }
        if (report.complete()) {
            assertThat(macs).isEqualTo(report.macs());
        } else {
            assertThat(macs).isLessThanOrEqualTo(report.macs());
        }
        assertThat(report.peakActivationBytes()).isNotNegative();
        assertThat(report.conventions().values()).allMatch(figure -> figure >= 0);
    }

    private static long least(LayerReport.Counted layer) {
        Cost cost = layer.cost();
        return LongStream.of(
                        cost.multiplyAdds(),
                        cost.additions(),
                        cost.multiplications(),
                        cost.divisions(),
                        cost.comparisons(),
                        cost.transcendentals(),
                        layer.params(),
                        layer.weightBytesRead(),
                        layer.activationBytesRead(),
                        layer.activationBytesWritten())
                .min()
                .orElseThrow();
    }
}

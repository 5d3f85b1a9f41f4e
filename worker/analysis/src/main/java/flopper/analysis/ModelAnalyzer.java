package flopper.analysis;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.Model;
import flopper.analysis.report.ModelReport;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what one run of a model costs at concrete input shapes. Stateless and deterministic. */
public final class ModelAnalyzer {
    private ModelAnalyzer() {}

    /**
     * @throws InvalidModelException when the binding does not fit the model, or shapes contradict
     *     each other; the message names the input, dimension or node
     */
    public static ModelReport analyze(Model model, InputBinding binding) {
        return new ModelReport(
                List.of(),
                List.of(),
                Cost.NONE,
                new ModelReport.Parameters(0, 0, 0),
                0,
                0,
                0,
                new TreeMap<>(),
                Map.of());
    }
}

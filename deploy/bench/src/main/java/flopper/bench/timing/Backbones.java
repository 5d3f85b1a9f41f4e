package flopper.bench.timing;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Model;
import flopper.analysis.onnx.CanonicalGraph;
import flopper.timing.backend.Precision;
import flopper.timing.backend.Workload;
import flopper.zoo.Catalogue;

/** Backbones of the catalogue as workloads. */
final class Backbones {
    private Backbones() {}

    /** In fp32 with a batch of 1, on one thread, as the graph declares its input. */
    static Workload workload(String name) {
        Model model = Catalogue.find(name).orElseThrow().model();
        return new Workload(
                CanonicalGraph.of(model).bytes(),
                ModelAnalyzer.bind(model.graph(), InputBinding.NONE),
                Precision.FP32,
                1);
    }
}

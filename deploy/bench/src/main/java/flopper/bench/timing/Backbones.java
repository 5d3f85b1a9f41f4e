package flopper.bench.timing;

import flopper.analysis.onnx.CanonicalGraph;
import flopper.timing.backend.Precision;
import flopper.timing.backend.Workload;
import flopper.zoo.Catalogue;

import java.util.Map;

/** Backbones of the catalogue as workloads. */
final class Backbones {
    private Backbones() {}

    /** In fp32 with a batch of 1, on one thread, as the graph declares its input. */
    static Workload workload(String name) {
        byte[] graph = CanonicalGraph.of(Catalogue.find(name).orElseThrow().model()).bytes();
        return new Workload(graph, Map.of(), Precision.FP32, 1);
    }
}

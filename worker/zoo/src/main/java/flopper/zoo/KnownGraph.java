package flopper.zoo;

import flopper.analysis.graph.Model;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.onnx.CanonicalGraph;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a backbone's graph without building it. Search spaces have theirs listed: to build
 * thousands of graphs takes longer than to do anything else with their names.
 *
 * @param id as {@link CanonicalGraph} gives it
 * @param sizeBytes length of the canonical form
 * @param nodeCount nodes of the main graph
 * @param opset version of the default operator set
 * @param inputs of the main graph
 */
public record KnownGraph(
        String id, long sizeBytes, int nodeCount, long opset, List<ValueInfo> inputs) {
    public KnownGraph {
        inputs = List.copyOf(inputs);
    }

    /** Empty for all but the networks of search spaces as they are, without settings. */
    public static Optional<KnownGraph> of(Backbone backbone) {
        return NasBench201Graphs.find(backbone.name());
    }

    /**
     * The graph of the backbone of this name.
     *
     * @return empty where there is no such backbone, or this version builds another graph for it
     */
    public static Optional<Model> build(String backbone, String id) {
        return Catalogue.find(backbone)
                .map(Backbone::model)
                .filter(model -> CanonicalGraph.of(model).id().equals(id));
    }
}

package flopper.agent.profile;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.Shape;
import flopper.db.profile.NewProfile;
import flopper.db.workload.Cell;
import flopper.db.workload.InputShapes;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Counts what a cell's workload costs. Thread-safe. */
public final class Profiler {

    /** Enough for one workload's turn over backends, precisions and thread counts. */
    private static final int COUNTED_MAX = 64;

    private final Graphs graphs;
    private final RecentlyUsed<Workload, NewProfile> counted = new RecentlyUsed<>(COUNTED_MAX);

    /** What a profile depends on. */
    private record Workload(String graphId, OptionalLong batch, InputShapes shapes) {}

    public Profiler(Graphs graphs) {
        this.graphs = graphs;
    }

    /**
     * The static cost of the cell's workload.
     *
     * @throws flopper.analysis.InvalidModelException where the graph cannot be counted at the shapes
     *     asked for; the message names the place
     * @throws GraphMissing where the graph is not stored
     */
    public NewProfile profile(Cell cell) {
        Workload workload = new Workload(cell.graphId(), cell.batch(), cell.shapes());
        Optional<NewProfile> known = counted.find(workload);
        if (known.isPresent()) {
            return known.get();
        }
        NewProfile profile = ProfileRows.of(cell.graphId(), report(cell));
        counted.put(workload, profile);
        return profile;
    }

    /** The same as the analysis tells it, counted anew. */
    public ModelReport report(Cell cell) {
        return ModelAnalyzer.analyze(graphs.model(cell.graphId()), binding(cell));
    }

    private static InputBinding binding(Cell cell) {
        Map<String, Shape> shapes = new TreeMap<>();
        cell.shapes().byName().forEach((name, shape) -> shapes.put(name, Shape.of(shape)));
        return new InputBinding(cell.batch(), shapes, Map.of());
    }
}

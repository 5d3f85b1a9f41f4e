package flopper.api.sweep.matrix;

import flopper.analysis.graph.Graph;
import flopper.db.model.Model;

import java.util.Optional;

/**
 * A model that a submission names.
 *
 * @param reference {@code name:tag}
 * @param stored empty for a backbone that is not stored yet
 * @param inputs the graph without its nodes
 * @param field the entry of the body that names it
 */
record SelectedModel(
        String reference, String graphId, Optional<Model> stored, Graph inputs, String field) {}

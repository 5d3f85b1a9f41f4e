package flopper.api.model;

import flopper.db.model.Graph;
import flopper.db.model.Model;
import flopper.db.model.ModelSource;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.Optional;

/**
 * A model as it is told.
 *
 * @param reference {@code name:tag}, which is accepted wherever the id is
 * @param graphId what it is known by whatever it is called
 * @param owner who gave the name first; null for a backbone's
 * @param graphBytes size of the graph without its weights
 * @param nodes nodes of the main graph
 * @param opset version of the default operator set
 * @param updatedAt when the name was last pointed at another graph
 */
@Serdeable
public record ModelResponse(
        String id,
        String name,
        String tag,
        String reference,
        String graphId,
        ModelSource source,
        @Schema(nullable = true) Optional<String> owner,
        long graphBytes,
        int nodes,
        long opset,
        Instant createdAt,
        Instant updatedAt) {

    static ModelResponse of(Model model, Graph graph) {
        return new ModelResponse(
                model.id(),
                model.name(),
                model.tag(),
                model.reference(),
                model.graphId(),
                model.source(),
                model.owner(),
                graph.sizeBytes(),
                graph.nodeCount(),
                graph.opset(),
                model.createdAt(),
                model.updatedAt());
    }
}

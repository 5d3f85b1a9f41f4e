package flopper.db.profile;

import flopper.db.workload.Tensor;

import org.jdbi.v3.core.mapper.Nested;

import java.util.List;
import java.util.Optional;

/**
 * The cost of one node of the main graph.
 *
 * @param index position of the node in the file, from 0
 * @param op operator with its domain where that is not the default one
 * @param reason why it is unresolved
 * @param macs multiply-accumulates, bias excluded
 * @param flops two for each multiply-add, one for every other scalar operation
 */
public record ProfileLayer(
        int index,
        String name,
        String op,
        LayerOutcome outcome,
        Optional<String> reason,
        @Nested Operations operations,
        long macs,
        long flops,
        long params,
        long weightBytesRead,
        long activationBytesRead,
        long activationBytesWritten,
        List<Tensor> outputs) {

    public ProfileLayer {
        outputs = List.copyOf(outputs);
    }
}

package flopper.db.profile;

import flopper.db.workload.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Layers turned into one array per column: layers are most of what a sweep writes, and this way all
 * of a batch of profiles are one statement. Public because Jdbi binds the methods of public classes
 * only.
 */
public record LayerColumns(
        List<String> profileIds,
        List<Integer> indexes,
        List<String> names,
        List<String> ops,
        List<String> outcomes,
        List<@Nullable String> reasons,
        List<Long> multiplyAdds,
        List<Long> additions,
        List<Long> multiplications,
        List<Long> divisions,
        List<Long> comparisons,
        List<Long> transcendentals,
        List<Long> macs,
        List<Long> flops,
        List<Long> params,
        List<Long> weightBytesRead,
        List<Long> activationBytesRead,
        List<Long> activationBytesWritten,
        List<String> outputs) {

    static LayerColumns empty() {
        return new LayerColumns(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    void add(String profileId, ProfileLayer layer) {
        Operations operations = layer.operations();
        profileIds.add(profileId);
        indexes.add(layer.index());
        names.add(storable(layer.name()));
        ops.add(storable(layer.op()));
        outcomes.add(layer.outcome().name());
        reasons.add(layer.reason().map(LayerColumns::storable).orElse(null));
        multiplyAdds.add(operations.multiplyAdds());
        additions.add(operations.additions());
        multiplications.add(operations.multiplications());
        divisions.add(operations.divisions());
        comparisons.add(operations.comparisons());
        transcendentals.add(operations.transcendentals());
        macs.add(layer.macs());
        flops.add(layer.flops());
        params.add(layer.params());
        weightBytesRead.add(layer.weightBytesRead());
        activationBytesRead.add(layer.activationBytesRead());
        activationBytesWritten.add(layer.activationBytesWritten());
        outputs.add(Tensor.text(layer.outputs()));
    }

    // PostgreSQL's text cannot hold NUL; ONNX allows it in names.
    private static String storable(String text) {
        return text.replace("\0", "");
    }
}

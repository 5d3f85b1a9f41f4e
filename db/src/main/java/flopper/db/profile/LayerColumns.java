package flopper.db.profile;

import flopper.db.workload.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The layers of one profile turned into one array per column, which is how they are stored: layers
 * are most of what a sweep writes. Public because Jdbi binds the methods of public classes only.
 */
@SuppressWarnings("ArrayRecordComponent") // Made to be bound once; nobody compares or keeps it.
public record LayerColumns(
        String profileId,
        int[] indexes,
        String[] names,
        String[] ops,
        String[] outcomes,
        @Nullable String[] reasons,
        long[] multiplyAdds,
        long[] additions,
        long[] multiplications,
        long[] divisions,
        long[] comparisons,
        long[] transcendentals,
        long[] macs,
        long[] flops,
        long[] params,
        long[] weightBytesRead,
        long[] activationBytesRead,
        long[] activationBytesWritten,
        String[] outputs) {

    static LayerColumns of(String profileId, List<ProfileLayer> layers) {
        return new LayerColumns(
                profileId,
                layers.stream().mapToInt(ProfileLayer::index).toArray(),
                texts(layers, layer -> storable(layer.name())),
                texts(layers, layer -> storable(layer.op())),
                texts(layers, layer -> layer.outcome().name()),
                texts(layers, layer -> layer.reason().map(LayerColumns::storable).orElse(null)),
                numbers(layers, layer -> layer.operations().multiplyAdds()),
                numbers(layers, layer -> layer.operations().additions()),
                numbers(layers, layer -> layer.operations().multiplications()),
                numbers(layers, layer -> layer.operations().divisions()),
                numbers(layers, layer -> layer.operations().comparisons()),
                numbers(layers, layer -> layer.operations().transcendentals()),
                numbers(layers, ProfileLayer::macs),
                numbers(layers, ProfileLayer::flops),
                numbers(layers, ProfileLayer::params),
                numbers(layers, ProfileLayer::weightBytesRead),
                numbers(layers, ProfileLayer::activationBytesRead),
                numbers(layers, ProfileLayer::activationBytesWritten),
                texts(layers, layer -> Tensor.text(layer.outputs())));
    }

    private static long[] numbers(List<ProfileLayer> layers, ToLongFunction<ProfileLayer> value) {
        return layers.stream().mapToLong(value).toArray();
    }

    private static String[] texts(
            List<ProfileLayer> layers, Function<ProfileLayer, @Nullable String> value) {
        return layers.stream().map(value).toArray(String[]::new);
    }

    // PostgreSQL's text cannot hold NUL; ONNX allows it in names.
    private static String storable(String text) {
        return text.replace("\0", "");
    }
}

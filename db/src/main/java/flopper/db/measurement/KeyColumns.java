package flopper.db.measurement;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Content keys turned into one array per column: ten thousand look-ups are one statement. Public
 * because Jdbi binds the methods of public classes only.
 */
public record KeyColumns(
        List<String> graphIds,
        List<String> shapes,
        List<String> precisions,
        List<String> deviceClasses,
        List<String> backends,
        List<Integer> threads,
        List<@Nullable String> devices,
        List<String> weights,
        List<Boolean> layers,
        List<Boolean> kernels) {

    static KeyColumns of(List<ContentKey> keys) {
        return new KeyColumns(
                column(keys, ContentKey::graphId),
                column(keys, key -> key.shapes().text()),
                column(keys, ContentKey::precision),
                column(keys, ContentKey::deviceClass),
                column(keys, ContentKey::backend),
                column(keys, ContentKey::threads),
                devices(keys),
                column(keys, ContentKey::weights),
                column(keys, ContentKey::layers),
                column(keys, ContentKey::kernels));
    }

    private static List<@Nullable String> devices(List<ContentKey> keys) {
        List<@Nullable String> devices = new ArrayList<>(keys.size());
        keys.forEach(key -> devices.add(key.device().orElse(null)));
        return devices;
    }

    private static <T> List<T> column(List<ContentKey> keys, Function<ContentKey, T> value) {
        return keys.stream().map(value).toList();
    }
}

package flopper.timing;

import flopper.timing.backend.Backend;
import flopper.timing.backend.onednn.OneDnnBackend;
import flopper.timing.backend.onnxruntime.OnnxRuntimeBackend;

import java.util.List;
import java.util.Optional;

/** All backends, in alphabetical order. */
public final class Backends {
    private static final List<Backend> ALL = List.of(new OneDnnBackend(), new OnnxRuntimeBackend());

    private Backends() {}

    public static List<Backend> all() {
        return ALL;
    }

    public static Optional<Backend> named(String name) {
        return ALL.stream().filter(backend -> backend.name().equals(name)).findFirst();
    }
}

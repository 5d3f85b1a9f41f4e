package flopper.timing.backend.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import flopper.timing.backend.LoadedWorkload;
import flopper.timing.failure.TimingFailure;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A session. The outputs that its first run allocates are where all later runs write to: the
 * inputs never change, so neither do the outputs' shapes.
 */
final class LoadedOnnx implements LoadedWorkload {
    private final OrtSession session;
    private final Map<String, OnnxTensorLike> inputs;
    private final Map<String, OnnxValue> pinned = new LinkedHashMap<>();

    /** Outputs that are no tensors, which cannot be pinned. */
    private final Set<String> allocated = new HashSet<>();

    private Optional<OrtSession.Result> first = Optional.empty();

    LoadedOnnx(OrtSession session, Map<String, OnnxTensorLike> inputs) {
        this.session = session;
        this.inputs = inputs;
    }

    @Override
    public void run() throws TimingFailure {
        try {
            if (first.isPresent()) {
                session.run(inputs, allocated, pinned).close();
            } else {
                runFirst();
            }
        } catch (OrtException e) {
            throw OrtFailures.of(e);
        }
    }

    private void runFirst() throws OrtException {
        OrtSession.Result result = session.run(inputs);
        first = Optional.of(result);
        for (Map.Entry<String, OnnxValue> output : result) {
            if (output.getValue() instanceof OnnxTensor tensor) {
                pinned.put(output.getKey(), tensor);
            } else {
                allocated.add(output.getKey());
            }
        }
    }

    @Override
    public void close() {
        first.ifPresent(OrtSession.Result::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("a session that cannot be closed", e);
        }
    }
}

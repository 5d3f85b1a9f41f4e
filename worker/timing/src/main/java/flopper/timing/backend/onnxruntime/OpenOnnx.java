package flopper.timing.backend.onnxruntime;

import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;

import flopper.timing.backend.LoadedWorkload;
import flopper.timing.backend.OpenWorkload;
import flopper.timing.backend.ProfiledWorkload;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.synthetic.SyntheticTensor;
import flopper.timing.synthetic.SyntheticValues;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The runtime, with a model's weights and inputs in native memory. Confined to its thread. */
final class OpenOnnx implements OpenWorkload {
    /** A cache line, which is also the widest vector. */
    private static final long ALIGNMENT_BYTES = 64;

    private static final String EXTERNAL_FILE =
            "session.optimized_model_external_initializers_file_name";
    private static final String EXTERNAL_SIZE_MIN =
            "session.optimized_model_external_initializers_min_size_in_bytes";
    private static final String DISCARDED = "discarded";

    private final OrtEnvironment environment;
    private final long runtimeStartNs;
    private final OnnxPayload payload;
    private final SessionSettings settings;
    private final Arena arena = Arena.ofConfined();
    private final Map<String, OnnxTensorLike> weights = new LinkedHashMap<>();
    private final Map<String, OnnxTensorLike> inputs = new LinkedHashMap<>();

    private OpenOnnx(
            OrtEnvironment environment,
            long runtimeStartNs,
            OnnxPayload payload,
            SessionSettings settings) {
        this.environment = environment;
        this.runtimeStartNs = runtimeStartNs;
        this.payload = payload;
        this.settings = settings;
    }

    static OpenOnnx of(OnnxPayload payload, List<Integer> cpus) throws TimingFailure {
        long startNs = System.nanoTime();
        OrtEnvironment environment =
                OrtEnvironment.getEnvironment(
                        OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, OrtEnvironment.DEFAULT_NAME);
        OpenOnnx open =
                new OpenOnnx(
                        environment,
                        System.nanoTime() - startNs,
                        payload,
                        new SessionSettings(cpus));
        try {
            open.makeUp(payload.weights(), open.weights);
            open.makeUp(payload.inputs(), open.inputs);
            return open;
        } catch (OrtException e) {
            open.close();
            throw OrtFailures.of(e);
        }
    }

    private void makeUp(List<SyntheticTensor> tensors, Map<String, OnnxTensorLike> into)
            throws OrtException {
        for (SyntheticTensor tensor : tensors) {
            MemorySegment values = arena.allocate(tensor.type().bytes(), ALIGNMENT_BYTES);
            SyntheticValues.fill(tensor, values);
            into.put(tensor.name(), TensorKind.tensor(environment, tensor.type(), values));
        }
    }

    @Override
    public long runtimeStartNs() {
        return runtimeStartNs;
    }

    @Override
    public Map<String, String> settings() {
        return settings.byName();
    }

    @Override
    public LoadedWorkload load() throws TimingFailure {
        try (SessionOptions options = options()) {
            return new LoadedOnnx(environment.createSession(payload.model(), options), inputs);
        } catch (OrtException e) {
            throw OrtFailures.of(e);
        }
    }

    @Override
    public ProfiledWorkload loadProfiled() throws TimingFailure {
        try (SessionOptions options = options()) {
            Path directory = Files.createTempDirectory("profile-");
            Path optimized = directory.resolve("optimized.onnx");
            options.enableProfiling(directory.resolve("events").toString());
            options.setOptimizedModelFilePath(optimized.toString());
            // Only the graph is of use, and the weights may be gigabytes.
            Files.createSymbolicLink(directory.resolve(DISCARDED), Path.of("/dev/null"));
            options.addConfigEntry(EXTERNAL_FILE, DISCARDED);
            options.addConfigEntry(EXTERNAL_SIZE_MIN, "1024");
            OrtSession session = environment.createSession(payload.model(), options);
            return new ProfiledOnnx(
                    new LoadedOnnx(session, inputs), session, payload.model(), optimized);
        } catch (OrtException e) {
            throw OrtFailures.of(e);
        } catch (IOException e) {
            throw new TimingFailure(
                    FailureCode.INTERNAL_ERROR, "no room for a profile: " + e.getMessage(), e);
        }
    }

    private SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        settings.apply(options);
        if (!weights.isEmpty()) {
            options.addExternalInitializers(weights);
        }
        return options;
    }

    @Override
    public void close() {
        weights.values().forEach(OnnxTensorLike::close);
        inputs.values().forEach(OnnxTensorLike::close);
        arena.close();
    }
}

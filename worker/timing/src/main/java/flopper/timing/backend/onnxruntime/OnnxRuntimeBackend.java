package flopper.timing.backend.onnxruntime;

import flopper.analysis.InputBinding;
import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.TensorData;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.tensor.ShapeException;
import flopper.timing.backend.Backend;
import flopper.timing.backend.OpenWorkload;
import flopper.timing.backend.Precision;
import flopper.timing.backend.PreparedWorkload;
import flopper.timing.backend.Workload;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.synthetic.SyntheticTensor;
import flopper.timing.synthetic.Weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** ONNX Runtime's own kernels for processors, at its best optimisation. */
public final class OnnxRuntimeBackend implements Backend {
    /** The Java process with the runtime in it, before any model; measured. */
    private static final long PROCESS_BYTES = 75L << 20;

    /**
     * Ours, the runtime's, and those it made by fusing layers or for the order its kernels read in.
     * Measured while loading: 2.8 of vgg16, 4.3 of resnet50.
     */
    private static final long COPIES_OF_WEIGHTS = 3;

    @Override
    public String name() {
        return "onnxruntime";
    }

    @Override
    public String version() {
        return "1.29.0";
    }

    @Override
    public Set<Precision> precisions() {
        return Set.of(Precision.FP32);
    }

    @Override
    public PreparedWorkload prepare(Workload workload) throws TimingFailure {
        try {
            Model model = OnnxReader.read(workload.graph());
            long activationBytes =
                    ModelAnalyzer.analyze(model, InputBinding.ofShapes(workload.shapes()))
                            .peakActivationBytes();
            BoundInputs bound =
                    BoundInputs.of(
                            NodeNumbers.apply(WeightHoisting.apply(model)), workload.shapes());
            OnnxPayload payload =
                    new OnnxPayload(
                            OnnxWriter.write(bound.model()),
                            weights(bound.model().graph()),
                            inputs(bound.inputs()));
            return new PreparedWorkload(
                    payload.toBytes(),
                    PROCESS_BYTES + activationBytes + dataBytes(payload),
                    "synthetic");
        } catch (InvalidModelException | ShapeException e) {
            throw new TimingFailure(FailureCode.MODEL_REJECTED, String.valueOf(e.getMessage()), e);
        }
    }

    private static List<SyntheticTensor> weights(Graph graph) throws TimingFailure {
        Weights weights = new Weights(graph);
        List<SyntheticTensor> standIns = new ArrayList<>();
        for (TensorData tensor : graph.initializers()) {
            if (tensor.values().isEmpty()) {
                TensorKind.refuseUnsupported(tensor.name(), tensor.type());
                standIns.add(weights.standIn(tensor));
            }
        }
        return standIns;
    }

    private static List<SyntheticTensor> inputs(List<BoundInputs.Input> bound)
            throws TimingFailure {
        List<SyntheticTensor> inputs = new ArrayList<>();
        for (BoundInputs.Input input : bound) {
            TensorKind.refuseUnsupported(input.name(), input.type());
            inputs.add(Weights.input(input.name(), input.type()));
        }
        return inputs;
    }

    private static long dataBytes(OnnxPayload payload) {
        long weightBytes = payload.weights().stream().mapToLong(one -> one.type().bytes()).sum();
        long inputBytes = payload.inputs().stream().mapToLong(one -> one.type().bytes()).sum();
        return COPIES_OF_WEIGHTS * weightBytes + inputBytes;
    }

    @Override
    public OpenWorkload open(byte[] payload, List<Integer> cpus) throws TimingFailure {
        return OpenOnnx.of(OnnxPayload.ofBytes(payload), cpus);
    }
}

package flopper.bench.nativeloop;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import flopper.timing.backend.onnxruntime.OnnxPayload;
import flopper.timing.failure.TimingFailure;
import flopper.timing.process.ChildTask;
import flopper.timing.process.Conditions;
import flopper.timing.request.WorkloadRequest;
import flopper.timing.system.Posix;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;

/** One model twice in this process, with weights made up by name and with weights worked out. */
public class WeightsTask implements ChildTask {
    /** The model with the weights that were worked out is loaded first. */
    public static final class Reversed extends WeightsTask {
        public Reversed() {
            super(true);
        }
    }

    private final boolean realFirst;

    public WeightsTask() {
        this(false);
    }

    private WeightsTask(boolean realFirst) {
        this.realFirst = realFirst;
    }

    @Override
    public byte[] perform(byte[] input) throws TimingFailure, IOException {
        WorkloadRequest request = WorkloadRequest.ofBytes(input);
        OnnxPayload payload = OnnxPayload.ofBytes(request.payload());
        try (Posix posix = new Posix();
                Arena arena = Arena.ofConfined()) {
            Conditions.apply(posix, request.cpus(), request.memoryBytesMax());
            RealValues values = new RealValues(payload, arena);
            List<NativeSession.Tensor> madeUp = Data.madeUp(payload.weights(), arena);
            List<NativeSession.Tensor> real = values.weights(payload.weights(), arena);
            String note =
                    "of the weights %s, of the activations %s"
                            .formatted(
                                    shares(floats(madeUp), floats(real)),
                                    shares(values.activations(madeUp), values.activations(real)));
            List<NativeSession.Tensor> inputs = Data.madeUp(payload.inputs(), arena);
            List<String> outputs = NativeLoopTask.outputs(payload.model());
            try (NativeSession first =
                            new NativeSession(
                                    payload.model(), realFirst ? real : madeUp, inputs, outputs);
                    NativeSession second =
                            new NativeSession(
                                    payload.model(), realFirst ? madeUp : real, inputs, outputs)) {
                NativeSession synthetic = realFirst ? second : first;
                NativeSession worked = realFirst ? first : second;
                return Blocks.of(
                                () -> Loops.harness(synthetic, posix),
                                () -> Loops.harness(worked, posix),
                                note)
                        .toBytes();
            }
        }
    }

    private static List<float[]> floats(List<NativeSession.Tensor> tensors) {
        return tensors.stream().map(tensor -> tensor.values().toArray(JAVA_FLOAT)).toList();
    }

    private static String shares(List<float[]> madeUp, List<float[]> real) {
        return "%s made up and %s worked out".formatted(share(madeUp), share(real));
    }

    /** Of denormal values, and of those that are no numbers where there are any. */
    private static String share(List<float[]> tensors) {
        long values = 0;
        long denormal = 0;
        long infinite = 0;
        for (float[] tensor : tensors) {
            values += tensor.length;
            for (float value : tensor) {
                denormal += value != 0 && Math.abs(value) < Float.MIN_NORMAL ? 1 : 0;
                infinite += Float.isFinite(value) ? 0 : 1;
            }
        }
        String share = "%d of %d".formatted(denormal, values);
        return infinite == 0 ? share : share + " (%d not finite)".formatted(infinite);
    }
}

package flopper.bench.nativeloop;

import flopper.analysis.graph.ValueInfo;
import flopper.analysis.onnx.OnnxReader;
import flopper.timing.backend.LoadedWorkload;
import flopper.timing.backend.OpenWorkload;
import flopper.timing.backend.onnxruntime.OnnxPayload;
import flopper.timing.failure.TimingFailure;
import flopper.timing.process.ChildTask;
import flopper.timing.process.Conditions;
import flopper.timing.request.WorkloadRequest;
import flopper.timing.system.Posix;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;

/**
 * One model twice in this process: by the backend in the harness, and by C functions in a bare
 * loop. Which is loaded first must not matter, so a subclass does it the other way round.
 */
public class NativeLoopTask implements ChildTask {
    /** The bare loop's model is loaded first. */
    public static final class Reversed extends NativeLoopTask {
        public Reversed() {
            super(true);
        }
    }

    private final boolean bareFirst;

    public NativeLoopTask() {
        this(false);
    }

    private NativeLoopTask(boolean bareFirst) {
        this.bareFirst = bareFirst;
    }

    @Override
    public byte[] perform(byte[] input) throws TimingFailure, IOException {
        WorkloadRequest request = WorkloadRequest.ofBytes(input);
        OnnxPayload payload = OnnxPayload.ofBytes(request.payload());
        try (Posix posix = new Posix();
                Arena arena = Arena.ofConfined()) {
            Conditions.apply(posix, request.cpus(), request.memoryBytesMax());
            try (OpenWorkload open =
                    request.backend().newInstance().open(request.payload(), request.cpus())) {
                return bareFirst
                        ? bareFirst(payload, open, arena, posix).toBytes()
                        : harnessFirst(payload, open, arena, posix).toBytes();
            }
        }
    }

    private static Blocks harnessFirst(
            OnnxPayload payload, OpenWorkload open, Arena arena, Posix posix) throws TimingFailure {
        try (LoadedWorkload harnessed = open.load();
                NativeSession bare = bare(payload, arena)) {
            return blocks(harnessed, bare, posix);
        }
    }

    private static Blocks bareFirst(
            OnnxPayload payload, OpenWorkload open, Arena arena, Posix posix) throws TimingFailure {
        try (NativeSession bare = bare(payload, arena);
                LoadedWorkload harnessed = open.load()) {
            return blocks(harnessed, bare, posix);
        }
    }

    private static Blocks blocks(LoadedWorkload harnessed, NativeSession bare, Posix posix)
            throws TimingFailure {
        return Blocks.of(() -> Loops.harness(harnessed, posix), () -> Loops.bare(bare, posix), "");
    }

    private static NativeSession bare(OnnxPayload payload, Arena arena) {
        return new NativeSession(
                payload.model(),
                Data.madeUp(payload.weights(), arena),
                Data.madeUp(payload.inputs(), arena),
                outputs(payload.model()));
    }

    static List<String> outputs(byte[] model) {
        return OnnxReader.read(model).graph().outputs().stream().map(ValueInfo::name).toList();
    }
}

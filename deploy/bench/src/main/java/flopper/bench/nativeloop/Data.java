package flopper.bench.nativeloop;

import flopper.timing.synthetic.SyntheticTensor;
import flopper.timing.synthetic.SyntheticValues;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Made-up tensors in native memory, as the backend has them. */
final class Data {
    /** A cache line, which is also the widest vector. */
    private static final long ALIGNMENT_BYTES = 64;

    private Data() {}

    static List<NativeSession.Tensor> madeUp(List<SyntheticTensor> tensors, Arena arena) {
        List<NativeSession.Tensor> all = new ArrayList<>();
        for (SyntheticTensor tensor : tensors) {
            MemorySegment values = arena.allocate(tensor.type().bytes(), ALIGNMENT_BYTES);
            SyntheticValues.fill(tensor, values);
            all.add(new NativeSession.Tensor(tensor.name(), tensor.type(), values));
        }
        return all;
    }
}

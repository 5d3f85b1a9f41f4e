package flopper.timing.backend.onnxruntime;

import flopper.timing.synthetic.SyntheticTensor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the worker's side of the backend hands to the measuring process.
 *
 * @param model an ONNX file without weights
 * @param weights to be made up and given to the runtime as the model's external data
 * @param inputs to be made up and fed to every run
 */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes on their way to another process.
record OnnxPayload(byte[] model, List<SyntheticTensor> weights, List<SyntheticTensor> inputs) {
    OnnxPayload {
        weights = List.copyOf(weights);
        inputs = List.copyOf(inputs);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(model.length);
            out.write(model);
            write(weights, out);
            write(inputs, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    static OnnxPayload ofBytes(byte[] bytes) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            return new OnnxPayload(in.readNBytes(in.readInt()), read(in), read(in));
        } catch (IOException e) {
            throw new UncheckedIOException("no payload of this backend", e);
        }
    }

    private static void write(List<SyntheticTensor> tensors, DataOutputStream out)
            throws IOException {
        out.writeInt(tensors.size());
        for (SyntheticTensor tensor : tensors) {
            tensor.write(out);
        }
    }

    private static List<SyntheticTensor> read(DataInputStream in) throws IOException {
        List<SyntheticTensor> tensors = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            tensors.add(SyntheticTensor.read(in));
        }
        return tensors;
    }
}

package flopper.timing.backend.onednn;

import flopper.analysis.tensor.Shape;
import flopper.timing.backend.Precision;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the worker's side of the backend hands to the measuring process: the workload, which is planned
 * again there.
 */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes on their way to another process.
record OneDnnPayload(byte[] graph, Map<String, Shape> shapes, Precision precision) {
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(graph.length);
            out.write(graph);
            out.writeUTF(precision.name());
            out.writeInt(shapes.size());
            for (Map.Entry<String, Shape> shape : new TreeMap<>(shapes).entrySet()) {
                out.writeUTF(shape.getKey());
                out.writeInt(shape.getValue().rank());
                for (long dim : shape.getValue().toArray()) {
                    out.writeLong(dim);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    static OneDnnPayload ofBytes(byte[] bytes) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            byte[] graph = in.readNBytes(in.readInt());
            Precision precision = Precision.valueOf(in.readUTF());
            Map<String, Shape> shapes = new TreeMap<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                List<Long> dims = new ArrayList<>();
                int rank = in.readInt();
                for (int axis = 0; axis < rank; axis++) {
                    dims.add(in.readLong());
                }
                shapes.put(name, Shape.of(dims));
            }
            return new OneDnnPayload(graph, shapes, precision);
        } catch (IOException e) {
            throw new UncheckedIOException("no payload of this backend", e);
        }
    }
}

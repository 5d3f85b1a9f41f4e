package flopper.timing.synthetic;

import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A tensor to be made up: its name, which also seeds it, its type, and how it is filled. */
public record SyntheticTensor(String name, TensorType type, Fill fill) {
    public void write(DataOutput out) throws IOException {
        out.writeUTF(name);
        out.writeUTF(type.elementType().name());
        out.writeInt(type.shape().rank());
        for (long dim : type.shape().toArray()) {
            out.writeLong(dim);
        }
        out.writeFloat(fill.centre());
        out.writeFloat(fill.radius());
    }

    public static SyntheticTensor read(DataInput in) throws IOException {
        String name = in.readUTF();
        ElementType elementType = ElementType.valueOf(in.readUTF());
        List<Long> dims = new ArrayList<>();
        int rank = in.readInt();
        for (int axis = 0; axis < rank; axis++) {
            dims.add(in.readLong());
        }
        return new SyntheticTensor(
                name,
                new TensorType(elementType, Shape.of(dims)),
                new Fill(in.readFloat(), in.readFloat()));
    }
}

package flopper.analysis.onnx;

import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelFault;
import flopper.analysis.graph.TensorData;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Reads {@code TensorProto} and {@code SparseTensorProto}, dropping weights. */
final class TensorReader {
    private static final int RANK_MAX = 64;

    private final ProtoInput in;

    TensorReader(ProtoInput in) {
        this.in = in;
    }

    private static final class Fields {
        String name = "";
        int elementType;
        boolean external;
        long[] dims = new long[4];
        int rank;
    }

    TensorData tensor() throws IOException {
        Fields fields = new Fields();
        TensorPayload payload = new TensorPayload();
        in.message(field -> {
            switch (field) {
                case 1 -> dims(fields);
                case 2 -> fields.elementType = (int) in.varint();
                case 4 -> payload.readFloats(in);
                case 5, 7, 11 -> payload.readIntegers(in);
                case 8 -> fields.name = in.text();
                case 9 -> payload.readRaw(in);
                case 10 -> payload.readDoubles(in);
                case 14 -> fields.external = in.varint() == 1;
                default -> {
                    return false;
                }
            }
            return true;
        });
        TensorType type = type(fields);
        in.retain(96);
        return new TensorData(
                fields.name, type, fields.external ? Optional.empty() : kept(payload, type));
    }

    /** A sparse tensor counts as the dense tensor it stands for; its values are never kept. */
    TensorData sparse() throws IOException {
        TensorData[] values = new TensorData[1];
        Fields fields = new Fields();
        in.message(field -> {
            switch (field) {
                case 1 -> values[0] = tensor();
                case 3 -> dims(fields);
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (values[0] == null) {
            throw new InvalidModelException(
                    ModelFault.BAD_TENSOR, "a sparse tensor has no values field");
        }
        fields.name = values[0].name();
        fields.elementType = values[0].type().elementType().code();
        return new TensorData(fields.name, type(fields), Optional.empty());
    }

    private void dims(Fields fields) throws IOException {
        in.repeated(element -> {
            if (fields.rank == RANK_MAX) {
                throw new InvalidModelException(
                        ModelFault.BAD_TENSOR,
                        "a tensor has more than " + RANK_MAX + " dimensions");
            }
            if (fields.rank == fields.dims.length) {
                fields.dims = Arrays.copyOf(fields.dims, RANK_MAX);
            }
            fields.dims[fields.rank++] = element.readInt64();
        });
    }

    private static TensorType type(Fields fields) {
        String what = fields.name.isEmpty() ? "a tensor" : "tensor " + fields.name;
        ElementType elementType =
                ElementType.ofCode(fields.elementType)
                        .orElseThrow(() ->
                                new InvalidModelException(
                                        ModelFault.BAD_TENSOR,
                                        what
                                                + " has the unknown element type "
                                                + fields.elementType));
        try {
            return new TensorType(elementType, Shape.of(Arrays.copyOf(fields.dims, fields.rank)));
        } catch (ShapeException e) {
            throw new InvalidModelException(ModelFault.BAD_TENSOR, what + ": " + e.getMessage());
        }
    }

    /** Values stay only while the file's memory budget lasts; without them shapes may not resolve. */
    private Optional<ConstantTensor> kept(TensorPayload payload, TensorType type) {
        Optional<ConstantTensor> values = payload.values(type);
        if (values.isPresent()) {
            long bytes = 8L * values.get().size();
            if (!in.fits(bytes)) {
                return Optional.empty();
            }
            in.retain(bytes);
        }
        return values;
    }
}

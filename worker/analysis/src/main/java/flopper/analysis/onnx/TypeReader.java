package flopper.analysis.onnx;

import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelFault;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredOptional;
import flopper.analysis.graph.ValueInfo.DeclaredSequence;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.DeclaredType;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Undeclared;
import flopper.analysis.tensor.ElementType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code ValueInfoProto} and {@code TypeProto}. */
final class TypeReader {
    private final ProtoInput in;

    TypeReader(ProtoInput in) {
        this.in = in;
    }

    ValueInfo valueInfo() throws IOException {
        String[] name = {""};
        DeclaredType[] type = {new Undeclared()};
        in.message(field -> {
            switch (field) {
                case 1 -> name[0] = in.text();
                case 2 -> type[0] = type();
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new ValueInfo(name[0], type[0]);
    }

    DeclaredType type() throws IOException {
        DeclaredType[] type = {new Undeclared()};
        in.message(field -> {
            switch (field) {
                case 1 -> type[0] = tensor();
                case 4 -> type[0] = new DeclaredSequence(element());
                case 9 -> type[0] = new DeclaredOptional(element());
                default -> {
                    return false;
                }
            }
            return true;
        });
        return type[0];
    }

    /** The element type of a sequence or optional, which is its message's first field. */
    private DeclaredType element() throws IOException {
        DeclaredType[] type = {new Undeclared()};
        in.message(field -> {
            if (field != 1) {
                return false;
            }
            type[0] = type();
            return true;
        });
        return type[0];
    }

    private DeclaredType tensor() throws IOException {
        int[] code = {0};
        List<Dimension> dims = new ArrayList<>();
        boolean[] ranked = {false};
        in.message(field -> {
            switch (field) {
                case 1 -> code[0] = (int) in.varint();
                case 2 -> {
                    ranked[0] = true;
                    shape(dims);
                }
                default -> {
                    return false;
                }
            }
            return true;
        });
        Optional<ElementType> elementType = ElementType.ofCode(code[0]);
        if (elementType.isEmpty()) {
            return new Undeclared();
        }
        return new DeclaredTensor(
                elementType.get(), ranked[0] ? Optional.of(List.copyOf(dims)) : Optional.empty());
    }

    private void shape(List<Dimension> dims) throws IOException {
        in.message(field -> {
            if (field != 1) {
                return false;
            }
            dims.add(dimension());
            return true;
        });
    }

    private Dimension dimension() throws IOException {
        Dimension[] dimension = {new ValueInfo.Anonymous()};
        in.message(field -> {
            switch (field) {
                case 1 -> dimension[0] = fixed(in.varint());
                case 2 -> {
                    String symbol = in.text();
                    dimension[0] =
                            symbol.isEmpty()
                                    ? new ValueInfo.Anonymous()
                                    : new ValueInfo.Symbol(symbol);
                }
                default -> {
                    return false;
                }
            }
            return true;
        });
        return dimension[0];
    }

    /** Some exporters write an unknown dimension as -1; anything else negative is an error. */
    private static Dimension fixed(long size) {
        if (size < -1) {
            throw new InvalidModelException(
                    ModelFault.BAD_TENSOR, "a declared dimension is negative: " + size);
        }
        return size == -1 ? new ValueInfo.Anonymous() : new ValueInfo.Fixed(size);
    }
}

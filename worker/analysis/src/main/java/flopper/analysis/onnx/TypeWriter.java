package flopper.analysis.onnx;

import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredOptional;
import flopper.analysis.graph.ValueInfo.DeclaredSequence;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.DeclaredType;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Undeclared;

import java.util.List;

/** Writes {@code ValueInfoProto} and {@code TypeProto}. */
final class TypeWriter {
    private final ProtoOutput out;

    TypeWriter(ProtoOutput out) {
        this.out = out;
    }

    void valueInfo(ValueInfo value) {
        out.text(1, value.name());
        if (!(value.type() instanceof Undeclared)) {
            out.message(2, () -> type(value.type()));
        }
    }

    void type(DeclaredType type) {
        switch (type) {
            case DeclaredTensor tensor -> out.message(1, () -> tensor(tensor));
            case DeclaredSequence(DeclaredType element) -> out.message(4, () -> element(element));
            case DeclaredOptional(DeclaredType element) -> out.message(9, () -> element(element));
            case Undeclared() -> {}
        }
    }

    private void element(DeclaredType element) {
        out.message(1, () -> type(element));
    }

    private void tensor(DeclaredTensor tensor) {
        out.integer(1, tensor.elementType().code());
        tensor.dims().ifPresent(dims -> out.message(2, () -> shape(dims)));
    }

    private void shape(List<Dimension> dims) {
        for (Dimension dim : dims) {
            out.message(
                    1,
                    () -> {
                        switch (dim) {
                            case ValueInfo.Fixed(long size) -> out.integer(1, size);
                            case ValueInfo.Symbol(String name) -> out.text(2, name);
                            case ValueInfo.Anonymous() -> {}
                        }
                    });
        }
    }
}

package flopper.analysis.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;

import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelFault;
import flopper.analysis.graph.Function;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code ModelProto} from a stream of any length in memory of the order of the graph: weights
 * are skipped as they pass. Documentation, metadata and declared inner shapes are dropped.
 *
 * <p>Source: onnx.proto, IR version 14.
 */
public final class OnnxReader {
    private static final long IR_VERSION_MAX = 14;

    private final ProtoInput in;
    private final GraphReader graphs;
    private final Map<String, Long> opsets = new LinkedHashMap<>();
    private final List<Function> functions = new ArrayList<>();
    private long irVersion;
    private @Nullable Graph graph;

    private OnnxReader(ProtoInput in) {
        this.in = in;
        this.graphs = new GraphReader(in);
    }

    public static Model read(byte[] bytes) {
        try {
            return read(new ByteArrayInputStream(bytes), ReadLimits.defaults());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /**
     * @throws InvalidModelException when the bytes are no well-formed ONNX model within the limits
     * @throws IOException when the stream itself fails
     */
    public static Model read(InputStream stream, ReadLimits limits) throws IOException {
        OnnxReader reader =
                new OnnxReader(
                        new ProtoInput(CodedInputStream.newInstance(stream, 1 << 16), limits));
        try {
            reader.in.fields(reader::field);
        } catch (InvalidProtocolBufferException e) {
            // The stream's own failures arrive wrapped in the parser's exception.
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw reader.malformed();
        }
        Model model = reader.model();
        StructureCheck.check(model);
        return model;
    }

    private InvalidModelException malformed() {
        return irVersion > 0
                ? new InvalidModelException(
                        ModelFault.TRUNCATED, "the file ends early, or a length in it is wrong")
                : notOnnx();
    }

    private static InvalidModelException notOnnx() {
        return new InvalidModelException(ModelFault.NOT_ONNX, "the bytes are not an ONNX model");
    }

    private boolean field(int field) throws IOException {
        switch (field) {
            case 1 -> irVersion = in.varint();
            case 7 -> graph = graphs.graph();
            case 8 -> opsetImport(opsets);
            case 25 -> functions.add(function());
            default -> {
                return false;
            }
        }
        return true;
    }

    private Model model() {
        if (irVersion == 0 && graph == null) {
            throw notOnnx();
        }
        if (irVersion < 1 || irVersion > IR_VERSION_MAX) {
            throw new InvalidModelException(
                    ModelFault.UNKNOWN_OPSET,
                    "IR version " + irVersion + " is not between 1 and " + IR_VERSION_MAX);
        }
        if (graph == null) {
            throw new InvalidModelException(ModelFault.NOT_ONNX, "the model holds no graph");
        }
        if (opsets.isEmpty() && irVersion >= 3) {
            // The last field that exporters write: without it the file was cut between two fields.
            throw new InvalidModelException(
                    ModelFault.TRUNCATED, "the model imports no operator set");
        }
        // Before IR version 3 a model could leave its operator set out; it meant version 1.
        opsets.putIfAbsent("", 1L);
        return new Model(irVersion, opsets, TopologicalOrder.of(graph), functions);
    }

    private void opsetImport(Map<String, Long> into) throws IOException {
        String[] domain = {""};
        long[] version = {1};
        in.message(field -> {
            switch (field) {
                case 1 -> domain[0] = canonicalDomain(in.text());
                case 2 -> version[0] = in.varint();
                default -> {
                    return false;
                }
            }
            return true;
        });
        into.put(domain[0], version[0]);
    }

    /** {@code ai.onnx} is the long spelling of the default domain. */
    static String canonicalDomain(String domain) {
        return domain.equals("ai.onnx") ? "" : domain;
    }

    private Function function() throws IOException {
        FunctionFields fields = new FunctionFields();
        in.message(field -> {
            switch (field) {
                case 1 -> fields.name = in.text();
                case 4 -> fields.inputs.add(in.text());
                case 5 -> fields.outputs.add(in.text());
                case 6 -> fields.attributes.add(in.text());
                case 7 -> fields.nodes.add(graphs.node(fields.nodes.size()));
                case 9 -> opsetImport(fields.opsets);
                case 10 -> fields.domain = canonicalDomain(in.text());
                case 11 -> graphs.attribute(fields.defaults);
                case 13 -> fields.overload = in.text();
                default -> {
                    return false;
                }
            }
            return true;
        });
        return fields.build();
    }
}

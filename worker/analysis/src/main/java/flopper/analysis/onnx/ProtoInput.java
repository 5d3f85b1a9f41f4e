package flopper.analysis.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;

import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelFault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Length-delimited messages with their bounds kept: depth, retained bytes, counts. */
final class ProtoInput {
    /** Reads one field, or says by false that it is of no interest. */
    interface FieldReader {
        boolean read(int field) throws IOException;
    }

    private final CodedInputStream in;
    private final ReadLimits limits;
    private int depth;
    private long retainedBytes;
    private int nodes;
    private int wireType;

    ProtoInput(CodedInputStream in, ReadLimits limits) {
        this.in = in;
        this.limits = limits;
        // Models beyond the default of 2^31 - 1 bytes are beyond protobuf itself.
        in.setSizeLimit(Integer.MAX_VALUE);
    }

    /** Reads the fields of the outermost message. */
    void fields(FieldReader reader) throws IOException {
        int tag = in.readTag();
        while (tag != 0) {
            wireType = WireFormat.getTagWireType(tag);
            if (wireType == WireFormat.WIRETYPE_START_GROUP
                    || wireType == WireFormat.WIRETYPE_END_GROUP) {
                // ONNX has no groups; skipping them would recurse as deep as the file says.
                throw new InvalidModelException(
                        ModelFault.NOT_ONNX,
                        "the bytes hold a protobuf group, which ONNX never does");
            }
            if (!reader.read(WireFormat.getTagFieldNumber(tag))) {
                in.skipField(tag);
            }
            tag = in.readTag();
        }
    }

    /** Reads an embedded message. */
    void message(FieldReader reader) throws IOException {
        expectLengthDelimited();
        if (++depth > limits.depthMax()) {
            throw new InvalidModelException(
                    ModelFault.TOO_DEEP,
                    "messages are nested deeper than " + limits.depthMax() + " levels");
        }
        int outer = in.pushLimit(in.readRawVarint32());
        fields(reader);
        in.checkLastTagWas(0);
        if (in.getBytesUntilLimit() != 0) {
            // The stream ended between two fields of the message.
            throw new InvalidModelException(ModelFault.TRUNCATED, "the file ends within a message");
        }
        in.popLimit(outer);
        depth--;
        retain(32);
    }

    long varint() throws IOException {
        if (wireType != WireFormat.WIRETYPE_VARINT) {
            throw malformed();
        }
        return in.readRawVarint64();
    }

    float real() throws IOException {
        if (wireType != WireFormat.WIRETYPE_FIXED32) {
            throw malformed();
        }
        return in.readFloat();
    }

    String text() throws IOException {
        int length = length();
        if (length > limits.nameBytesMax()) {
            throw new InvalidModelException(
                    ModelFault.TOO_LARGE,
                    "a name or text is "
                            + length
                            + " bytes long, more than "
                            + limits.nameBytesMax());
        }
        retain(length + 48L);
        return new String(in.readRawBytes(length), StandardCharsets.UTF_8);
    }

    /** The length of a packed or bytes field; its content follows. */
    int length() throws IOException {
        expectLengthDelimited();
        int length = in.readRawVarint32();
        if (length < 0) {
            throw malformed();
        }
        return length;
    }

    boolean isPacked() {
        return wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    byte[] bytes(int length) throws IOException {
        return in.readRawBytes(length);
    }

    void skip(int length) throws IOException {
        in.skipRawBytes(length);
    }

    /** Reads a repeated scalar field, packed or not: the reader is called once per element. */
    void repeated(ElementReader reader) throws IOException {
        if (!isPacked()) {
            reader.read(in);
            return;
        }
        int outer = in.pushLimit(length());
        while (in.getBytesUntilLimit() > 0) {
            reader.read(in);
        }
        in.popLimit(outer);
    }

    interface ElementReader {
        void read(CodedInputStream in) throws IOException;
    }

    void countNode() {
        if (++nodes > limits.nodesMax()) {
            throw new InvalidModelException(
                    ModelFault.TOO_LARGE, "more than " + limits.nodesMax() + " nodes");
        }
    }

    /** Takes bytes out of the file's memory budget. */
    void retain(long bytes) {
        retainedBytes += bytes;
        if (retainedBytes > limits.retainedBytesMax()) {
            throw new InvalidModelException(
                    ModelFault.TOO_LARGE,
                    "the graph without its weights takes more than "
                            + limits.retainedBytesMax()
                            + " bytes");
        }
    }

    /** True while that many bytes more fit the budget. */
    boolean fits(long bytes) {
        return retainedBytes + bytes <= limits.retainedBytesMax();
    }

    static InvalidModelException malformed() {
        return new InvalidModelException(
                ModelFault.NOT_ONNX, "a field has another wire type than ONNX gives it");
    }

    private void expectLengthDelimited() {
        if (!isPacked()) {
            throw malformed();
        }
    }
}

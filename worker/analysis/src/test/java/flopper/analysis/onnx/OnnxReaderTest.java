package flopper.analysis.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import flopper.analysis.Corpus;
import flopper.analysis.InputBinding;
import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.ModelFault;
import flopper.analysis.TestModel;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.report.LayerReport;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

class OnnxReaderTest {
    private static final byte[] SMALL =
            OnnxWriter.write(
                    new TestModel()
                            .input("x", 1, 3, 8, 8)
                            .weight("w", 4, 3, 3, 3)
                            .vector("shape", 1, -1)
                            .node("Conv", "x w", "a", Map.of("pads", pads()))
                            .node("Reshape", "a shape", "y")
                            .output("y")
                            .model());

    private static AttributeValue pads() {
        return new AttributeValue.Ints(List.of(1L, 1L, 1L, 1L));
    }

    private static void assertRefused(ModelFault fault, byte[] bytes) {
        assertThatThrownBy(() -> OnnxReader.read(bytes))
                .isInstanceOfSatisfying(
                        InvalidModelException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    @Test
    void everyModelOfTheCorpusIsReadAsItsExporterDescribesIt() {
        for (Corpus.Row row : Corpus.table("reference.csv")) {
            String name = row.text("name");
            Model model = OnnxReader.read(Corpus.bytes(Corpus.file("models", name + ".onnx")));

            assertThat(model.graph().nodes()).as(name).hasSize((int) row.number("nodes"));
            assertThat(model.graph().initializers())
                    .as(name)
                    .hasSize((int) row.number("onnx_initializers"));
            assertThat(model.opsets()).as(name).containsEntry("", row.number("opset"));
            assertThat(
                            model.graph().initializers().stream()
                                    .filter(tensor -> tensor.type().elementType().isFloatingPoint())
                                    .mapToLong(tensor -> tensor.type().elements())
                                    .sum())
                    .as(name)
                    .isEqualTo(row.number("onnx_float_initializer_elements"));
        }
    }

    @Test
    void bytesThatAreNoModelAreRefused() {
        assertRefused(ModelFault.NOT_ONNX, new byte[0]);
        assertRefused(ModelFault.NOT_ONNX, "hello, world".getBytes(StandardCharsets.UTF_8));
        assertRefused(ModelFault.NOT_ONNX, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
    }

    @Test
    void aModelCutOffAnywhereIsRefused() {
        for (int length = 0; length < SMALL.length; length++) {
            byte[] cut = Arrays.copyOf(SMALL, length);
            assertThatThrownBy(() -> OnnxReader.read(cut))
                    .as("cut to %d of %d bytes", length, SMALL.length)
                    .isInstanceOf(InvalidModelException.class);
        }
    }

    @Test
    void changedBytesAreReadOrRefusedAndNeverFailOtherwise() {
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            byte[] changed = SMALL.clone();
            for (int k = 0; k <= i % 3; k++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            try {
                OnnxReader.read(changed);
            } catch (InvalidModelException _) {
                // The other way to be right.
            }
        }
    }

    /** A node within an attribute within a node …, a million levels deep. */
    @Test
    void deepNestingIsRefusedWithoutExhaustingTheStack() {
        byte[] nested = new byte[20_000_000];
        int start = nested.length;
        for (int level = 0; level < 1_000_000; level++) {
            // Graph field 1 holds a node, node field 5 an attribute, attribute field 6 a graph.
            for (int field : new int[] {6, 5, 1}) {
                start = prepend(nested, start, field, nested.length - start);
            }
        }
        start = prepend(nested, start, 7, nested.length - start);
        nested[--start] = 8;
        nested[--start] = 1 << 3;

        assertRefused(ModelFault.TOO_DEEP, Arrays.copyOfRange(nested, start, nested.length));
    }

    /** Writes the tag and the length of a message before it; gives where they begin. */
    private static int prepend(byte[] bytes, int start, int field, int length) {
        int position = start;
        int groups = Math.max(1, Math.ceilDiv(32 - Integer.numberOfLeadingZeros(length), 7));
        for (int group = groups - 1; group >= 0; group--) {
            int low = (length >>> (7 * group)) & 0x7F;
            bytes[--position] = (byte) (group == groups - 1 ? low : low | 0x80);
        }
        bytes[--position] = (byte) (field << 3 | 2);
        return position;
    }

    @Test
    void aLengthBeyondTheFileIsRefusedWithoutReservingIt() {
        byte[] bytes = {1 << 3, 8, (7 << 3) | 2, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F, 1};

        assertRefused(ModelFault.TRUNCATED, bytes);
    }

    @Test
    void countsBeyondTheLimitsAreRefused() {
        TestModel model = new TestModel().input("x", 1);
        for (int i = 0; i < 100; i++) {
            model.node("Relu", "x", "y" + i);
        }
        byte[] bytes = OnnxWriter.write(model.output("y0").model());

        assertThatThrownBy(() ->
                        OnnxReader.read(
                                new ByteArrayInputStream(bytes),
                                new ReadLimits(64, 1 << 20, 99, 1 << 10)))
                .hasMessageContaining("more than 99 nodes");
        assertThatThrownBy(() ->
                        OnnxReader.read(
                                new ByteArrayInputStream(bytes),
                                new ReadLimits(64, 1 << 10, 200, 1 << 10)))
                .hasMessageContaining("more than 1024 bytes");
    }

    @Test
    void weightsOfAnySizeAreSkippedAsTheyPass() throws IOException {
        long weightBytes = 1L << 30;
        byte[] head = OnnxWriter.write(new TestModel().input("x", 1).output("x").model());
        InputStream stream = new WeightStream(head, weightBytes);

        Model model = OnnxReader.read(stream, ReadLimits.defaults());

        assertThat(model.graph().inputs()).hasSize(1);
    }

    /** A model followed by an unknown field that goes on for a gigabyte. */
    private static final class WeightStream extends InputStream {
        private final InputStream head;
        private long left;

        WeightStream(byte[] model, long length) {
            byte[] tag = new byte[16];
            int start = prepend(tag, tag.length, 15, (int) length);
            byte[] all = Arrays.copyOf(model, model.length + tag.length - start);
            System.arraycopy(tag, start, all, model.length, tag.length - start);
            this.head = new ByteArrayInputStream(all);
            this.left = length;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in bulk");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = head.read(into, offset, length);
            if (read > 0) {
                return read;
            }
            int zeros = (int) Math.min(left, length);
            left -= zeros;
            return zeros == 0 ? -1 : zeros;
        }
    }

    @Test
    void aFailureOfTheStreamIsNoFaultOfTheModel() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();

        assertThatThrownBy(() -> OnnxReader.read(closed, ReadLimits.defaults()))
                .isInstanceOf(IOException.class)
                .hasMessage("Stream closed");
    }

    @Test
    void smallIntegersKeepTheirValuesAndWeightsDoNot() {
        Model model = OnnxReader.read(SMALL);

        assertThat(model.graph().initializers())
                .extracting(TensorData::name)
                .containsExactly("w", "shape");
        assertThat(model.graph().initializers().get(0).values()).isEmpty();
        assertThat(model.graph().initializers().get(1).values())
                .contains(ConstantTensor.vector(1, -1));
    }

    @Test
    void unpublishedVersionsAreRefused() {
        TestModel graph = new TestModel().input("x", 1).output("x");

        for (Model model :
                List.of(
                        new Model(99, Map.of("", 17L), graph.graph(), List.of()),
                        new Model(8, Map.of("", 999L), graph.graph(), List.of()),
                        new Model(8, Map.of("", 17L, "com.acme", 0L), graph.graph(), List.of()))) {
            assertRefused(ModelFault.UNKNOWN_OPSET, OnnxWriter.write(model));
        }
    }

    @Test
    void nodesOutOfOrderAreSortedAndKeepTheirPlaceInTheFile() {
        // As a converter to half precision writes: casts of the inputs come last.
        byte[] file =
                bytes(
                        new TestModel()
                                .input("x", 2, 3)
                                .node("Relu", "b", "c")
                                .node("Sigmoid", "c", "y")
                                .node("Identity", "a", "b")
                                .node("Identity", "x", "a")
                                .output("y"));

        Model model = OnnxReader.read(file);
        assertThat(model.graph().nodes()).extracting(Node::index).containsExactly(3, 2, 0, 1);
        assertThat(ModelAnalyzer.analyze(model, InputBinding.NONE).layers())
                .extracting(LayerReport::index, LayerReport::name)
                .containsExactly(
                        tuple(0, "Relu#0"),
                        tuple(1, "Sigmoid#1"),
                        tuple(2, "Identity#2"),
                        tuple(3, "Identity#3"));
    }

    @Test
    void graphsThatAreNoGraphsAreRefusedByName() {
        assertRefused(
                ModelFault.CYCLIC_GRAPH,
                bytes(new TestModel().node("Relu", "b", "a").node("Relu", "a", "b").output("b")));
        assertRefused(
                ModelFault.CYCLIC_GRAPH, bytes(new TestModel().node("Relu", "a", "a").output("a")));
        assertRefused(
                ModelFault.MISSING_VALUE,
                bytes(new TestModel().node("Relu", "x", "a").output("a")));
        assertRefused(ModelFault.MISSING_VALUE, bytes(new TestModel().input("x", 1).output("y")));
        assertRefused(
                ModelFault.DUPLICATE_NAME,
                bytes(new TestModel().input("x", 1).node("Relu", "x", "x").output("x")));
        assertRefused(
                ModelFault.DUPLICATE_NAME,
                bytes(new TestModel().weight("w", 1).weight("w", 1).output("w")));
        assertRefused(
                ModelFault.MISSING_NAME,
                bytes(new TestModel().input("x", 1).node("", "x", "y").output("y")));
        assertRefused(ModelFault.MISSING_NAME, bytes(new TestModel().weight("", 1).output("w")));
        assertRefused(ModelFault.NO_OUTPUT, bytes(new TestModel().input("x", 1)));
    }

    private static byte[] bytes(TestModel model) {
        return OnnxWriter.write(model.model());
    }

    /** Dimensions are field 1 of a tensor; 10 bytes of a negative number, 9 of one above 2^52. */
    @Test
    void dimensionsThatAreNoneAreRefused() {
        assertRefused(ModelFault.BAD_TENSOR, withDimension(-2));
        assertRefused(ModelFault.BAD_TENSOR, withDimension(Long.MAX_VALUE));
        assertRefused(ModelFault.BAD_TENSOR, withDimension(1L << 53));
    }

    private static byte[] withDimension(long size) {
        ProtoOutput out = new ProtoOutput();
        out.integer(1, 8);
        out.message(8, () -> out.integer(2, 17));
        out.message(
                7,
                () -> {
                    out.message(
                            5,
                            () -> {
                                out.integer(1, size);
                                out.integer(2, ElementType.FLOAT.code());
                                out.text(8, "w");
                            });
                    out.message(12, () -> out.text(1, "w"));
                });
        return out.toByteArray();
    }
}

package flopper.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.graph.Model;
import flopper.analysis.onnx.CanonicalGraph;
import flopper.analysis.onnx.OnnxReader;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

final class NasBench201GraphsTest {
    private static final String LIST = "nasbench201.graphs";
    private static final int ENTRY_BYTES = 40;

    /** Where graphs were meant to change, the list is to be replaced by the one that is left in target. */
    @Test
    void theListHasTheGraphsThatAreBuilt() throws IOException {
        List<byte[]> built =
                Catalogue.expand("nasbench201:*").parallelStream()
                        .map(NasBench201GraphsTest::entry)
                        .toList();
        ByteBuffer list = ByteBuffer.allocate(built.size() * ENTRY_BYTES);
        built.forEach(list::put);
        Path renewed = Path.of("target", LIST);
        Files.createDirectories(renewed.getParent());
        Files.write(renewed, list.array());

        byte[] listed =
                Objects.requireNonNull(NasBench201Graphs.class.getResourceAsStream(LIST))
                        .readAllBytes();
        assertThat(listed)
                .as("the list in the class path, beside %s", renewed)
                .isEqualTo(list.array());
    }

    @Test
    void aNetworkIsKnownAsItIsBuilt() {
        Backbone backbone = Catalogue.find("nasbench201:331204").orElseThrow();
        KnownGraph known = KnownGraph.of(backbone).orElseThrow();
        Model model = backbone.model();
        CanonicalGraph canonical = CanonicalGraph.of(model);

        assertThat(known.id()).isEqualTo(canonical.id());
        assertThat(known.sizeBytes()).isEqualTo(canonical.bytes().length);
        assertThat(known.nodeCount()).isEqualTo(model.graph().nodes().size());
        assertThat(known.opset()).isEqualTo(20);
        assertThat(known.inputs()).isEqualTo(model.graph().inputs());
        assertThat(KnownGraph.build("nasbench201:331204", known.id())).contains(model);
        assertThat(OnnxReader.read(canonical.bytes())).isEqualTo(model);
    }

    @Test
    void theNotationNamesTheSameGraphAndASettingAnother() {
        String notation =
                "nasbench201:|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
                        + "+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";

        assertThat(Catalogue.find(notation).flatMap(KnownGraph::of))
                .isEqualTo(Catalogue.find("nasbench201:333133").flatMap(KnownGraph::of))
                .isPresent();
        assertThat(Catalogue.find("nasbench201:333133@64").flatMap(KnownGraph::of)).isEmpty();
        assertThat(Catalogue.find("resnet18").flatMap(KnownGraph::of)).isEmpty();
    }

    @Test
    void aGraphIsOnlyBuiltForItsOwnId() {
        String id =
                KnownGraph.of(Catalogue.find("nasbench201:000000").orElseThrow())
                        .orElseThrow()
                        .id();

        assertThat(KnownGraph.build("nasbench201:000000", id)).isPresent();
        assertThat(KnownGraph.build("nasbench201:000001", id)).isEmpty();
        assertThat(KnownGraph.build("nasbench201:no network", id)).isEmpty();
    }

    private static byte[] entry(Backbone backbone) {
        Model model = backbone.model();
        CanonicalGraph graph = CanonicalGraph.of(model);
        return ByteBuffer.allocate(ENTRY_BYTES)
                .put(HexFormat.of().parseHex(graph.id().substring("sha256:".length())))
                .putInt(graph.bytes().length)
                .putInt(model.graph().nodes().size())
                .array();
    }
}

package flopper.zoo;

import flopper.analysis.graph.Model;
import flopper.zoo.searched.NasBench201;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * The graphs of all networks of NAS-Bench-201, listed by {@code nasbench201.graphs}: for each network
 * in the order of its digits the digest of its graph, the size of that in bytes and its nodes, in 32,
 * 4 and 4 bytes. A test holds the list against the graphs.
 */
final class NasBench201Graphs {
    private static final int DIGEST_BYTES = 32;
    private static final int ENTRY_BYTES = DIGEST_BYTES + 2 * Integer.BYTES;

    private NasBench201Graphs() {}

    /** The list, and what the graphs have in common; read when it is first asked for. */
    private static final class Listed {
        private static final byte[] ENTRIES = read();
        private static final Model FIRST =
                NasBench201.architectures()
                        .findFirst()
                        .map(first -> first.builder().apply(first.resolution()))
                        .orElseThrow();
    }

    /** The graph of the network of this name at its usual resolution. */
    static Optional<KnownGraph> find(String name) {
        return name.startsWith(NasBench201.PREFIX)
                ? NasBench201.number(name.substring(NasBench201.PREFIX.length()))
                        .map(NasBench201Graphs::entry)
                : Optional.empty();
    }

    private static KnownGraph entry(int number) {
        int at = number * ENTRY_BYTES;
        byte[] digest = Arrays.copyOfRange(Listed.ENTRIES, at, at + DIGEST_BYTES);
        ByteBuffer counts = ByteBuffer.wrap(Listed.ENTRIES).position(at + DIGEST_BYTES);
        return new KnownGraph(
                "sha256:" + HexFormat.of().formatHex(digest),
                counts.getInt(),
                counts.getInt(),
                Listed.FIRST.opsets().getOrDefault("", 0L),
                Listed.FIRST.graph().inputs());
    }

    private static byte[] read() {
        try (InputStream list =
                Objects.requireNonNull(
                        NasBench201Graphs.class.getResourceAsStream("nasbench201.graphs"))) {
            return list.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("nasbench201.graphs is part of the class path", e);
        }
    }
}

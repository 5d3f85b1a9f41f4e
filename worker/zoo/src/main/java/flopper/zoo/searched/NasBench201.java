package flopper.zoo.searched;

import flopper.analysis.graph.Model;
import flopper.zoo.build.Architecture;
import flopper.zoo.build.Conv;
import flopper.zoo.build.Network;
import flopper.zoo.build.Value;
import flopper.zoo.build.Window;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cells of NAS-Bench-201: four nodes, an operation on each of the six edges between them, and so
 * 5⁶ = 15,625 networks for images of 32 pixels and ten classes.
 *
 * <p>Source: arXiv 2001.00326; D-X-Y's {@code AutoDL-Projects}.
 *
 * @param edges operations on the edges 0→1, 0→2, 1→2, 0→3, 1→3 and 2→3
 */
public record NasBench201(List<Operation> edges) {
    /** What a network's name begins with; the six digits of its operations follow. */
    public static final String PREFIX = "nasbench201:";

    private static final int EDGES = 6;
    private static final int NODES = 4;
    private static final int CELLS = 5;
    private static final List<Integer> CHANNELS = List.of(16, 32, 64);

    /** With the benchmark's own digits. */
    public enum Operation {
        NONE('0'),
        SKIP_CONNECT('1'),
        NOR_CONV_1X1('2'),
        NOR_CONV_3X3('3'),
        AVG_POOL_3X3('4');

        private final char digit;

        Operation(char digit) {
            this.digit = digit;
        }

        private static Operation of(int digit) {
            return Arrays.stream(values())
                    .filter(one -> one.digit == digit)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final Pattern EDGE = Pattern.compile("([a-z_0-9]+)~[0-2]");

    /** All networks, in the order of their digits. */
    public static Stream<Architecture> architectures() {
        return IntStream.range(0, (int) Math.pow(Operation.values().length, EDGES))
                .mapToObj(NasBench201::numbered)
                .map(NasBench201::architecture);
    }

    /**
     * The network of six digits, such as {@code 331133}, or of the benchmark's own notation, such as
     * {@code |nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|none~1|avg_pool_3x3~2|}.
     */
    public static Optional<Architecture> find(String cell) {
        List<Operation> operations =
                cell.matches("[0-4]{6}")
                        ? cell.chars().mapToObj(Operation::of).toList()
                        : notation(cell);
        return operations.size() == EDGES
                ? Optional.of(new NasBench201(operations).architecture())
                : Optional.empty();
    }

    private static List<Operation> notation(String cell) {
        Matcher edges = EDGE.matcher(cell);
        return edges.results()
                .flatMap(edge ->
                        Arrays.stream(Operation.values())
                                .filter(one -> one.name().equalsIgnoreCase(edge.group(1))))
                .toList();
    }

    private static NasBench201 numbered(int number) {
        int base = Operation.values().length;
        String digits = Integer.toString(number, base);
        String padded = "0".repeat(EDGES - digits.length()) + digits;
        return new NasBench201(padded.chars().mapToObj(Operation::of).toList());
    }

    private Architecture architecture() {
        String digits =
                edges.stream()
                        .map(edge -> Character.toString(edge.digit))
                        .collect(Collectors.joining());
        String name = PREFIX + digits;
        return new Architecture(
                name, "NasBench201", 32, resolution -> build("nasbench201_" + digits, resolution));
    }

    private Model build(String name, int resolution) {
        Network net = Network.named(name);
        Network stem = net.in("stem");
        Value x = stem.conv("0", net.image(resolution), Conv.of(CHANNELS.getFirst(), 3));
        x = stem.batchNorm("1", x);
        int layer = 0;
        for (int channels : CHANNELS) {
            if (channels > x.channels()) {
                x = residual(net.in("cells").in(layer++), x, channels);
            }
            for (int i = 0; i < CELLS; i++) {
                x = cell(net.in("cells").in(layer++), x);
            }
        }
        x = net.relu("lastact.1", net.batchNorm("lastact.0", x));
        x = net.flatten("flatten", net.globalAveragePool("global_pooling", x));
        return net.model(net.linear("classifier", x, 10));
    }

    /** Halves the image between two stages. */
    private static Value residual(Network net, Value x, int channels) {
        Value y = reluConvNorm(net.in("conv_a"), x, Conv.of(channels, 3).stride(2));
        y = reluConvNorm(net.in("conv_b"), y, Conv.of(channels, 3));
        Value shortcut = net.averagePool("downsample.0", x, Window.of(2).stride(2));
        return net.add("add", net.conv("downsample.1", shortcut, Conv.of(channels, 1)), y);
    }

    /** Each node is the sum of what the edges to it give. */
    private Value cell(Network net, Value x) {
        Value[] nodes = new Value[NODES];
        nodes[0] = x;
        int edge = 0;
        for (int to = 1; to < NODES; to++) {
            @Nullable Value sum = null;
            for (int from = 0; from < to; from++) {
                Optional<Value> term =
                        apply(net.in("layers").in(edge), edges.get(edge), nodes[from]);
                edge++;
                if (term.isPresent()) {
                    sum = sum == null ? term.get() : net.add("node_" + to, sum, term.get());
                }
            }
            // A node that nothing leads to is zero.
            nodes[to] = sum == null ? net.multiply("zero_" + to, x, net.scalar(0)) : sum;
        }
        return nodes[NODES - 1];
    }

    private static Optional<Value> apply(Network net, Operation operation, Value x) {
        return switch (operation) {
            case NONE -> Optional.empty();
            case SKIP_CONNECT -> Optional.of(x);
            case NOR_CONV_1X1 -> Optional.of(reluConvNorm(net, x, Conv.of(x.channels(), 1)));
            case NOR_CONV_3X3 -> Optional.of(reluConvNorm(net, x, Conv.of(x.channels(), 3)));
            case AVG_POOL_3X3 -> Optional.of(net.averagePool("op", x, Window.of(3).half()));
        };
    }

    private static Value reluConvNorm(Network net, Value x, Conv conv) {
        return net.batchNorm("op.2", net.conv("op.1", net.relu("op.0", x), conv));
    }
}

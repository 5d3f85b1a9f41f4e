package flopper.zoo;

import flopper.analysis.convention.FlopConvention;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.report.LayerReport;
import flopper.analysis.tensor.TensorType;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * ptflops from version 0.7.1 on: {@link FlopConvention#PTFLOPS}, and what its module hooks and its
 * patched functions both see once more. Source: ptflops d612c75, pytorch_ops.py.
 */
final class ModernPtflops {
    /** Networks whose ReLUs are functions alone in torchvision 0.29.1. */
    private static final Set<String> FUNCTIONAL = Set.of("googlenet", "inception_v3");

    /** Networks that end in a mean, which ptflops does not see, and not in a pooling. */
    private static final Set<String> MEAN = Set.of("mnasnet1_0", "shufflenet_v2_x1_0");

    /** Networks whose attention is an einsum, which ptflops does not see. */
    private static final Set<String> EINSUM = Set.of("maxvit_t");

    private ModernPtflops() {}

    static long count(String model, Counted counted) {
        List<Node> nodes = counted.model().graph().nodes();
        Set<String> weights =
                counted.model().graph().initializers().stream()
                        .map(TensorData::name)
                        .collect(Collectors.toSet());
        Set<String> products = new HashSet<>();
        for (Node node : nodes) {
            if (node.opType().equals("Mul")) {
                products.add(key(node.inputs()));
            }
        }
        long sum = 0;
        for (LayerReport layer : counted.report().layers()) {
            Node node = nodes.get(layer.index());
            long once = ((LayerReport.Counted) layer).conventions().of(FlopConvention.PTFLOPS);
            sum +=
                    switch (node.opType()) {
                        // ReLU6 calls hardtanh, which is not patched.
                        case "Relu" -> FUNCTIONAL.contains(model) ? once : 2 * once;
                        case "Gelu", "MaxPool", "AveragePool" -> 2 * once;
                        case "GlobalAveragePool" -> MEAN.contains(model) ? 0 : 2 * once;
                        // SiLU is x·σ(x) here, and a function there.
                        case "Sigmoid" ->
                                products.contains(
                                                key(
                                                        List.of(
                                                                node.inputs().getFirst(),
                                                                node.outputs().getFirst())))
                                        ? elements(layer)
                                        : 0;
                        // nn.MultiheadAttention's scaling of the queries.
                        case "Mul" -> model.startsWith("vit_") ? elements(layer) : 0;
                        case "MatMul" ->
                                EINSUM.contains(model)
                                                && node.inputs().stream()
                                                        .noneMatch(weights::contains)
                                        ? 0
                                        : once;
                        default -> once;
                    };
        }
        return sum;
    }

    private static String key(List<String> factors) {
        return factors.stream().sorted().collect(Collectors.joining("·"));
    }

    private static long elements(LayerReport layer) {
        return layer.outputs().getFirst().type() instanceof TensorType type ? type.elements() : 0;
    }
}

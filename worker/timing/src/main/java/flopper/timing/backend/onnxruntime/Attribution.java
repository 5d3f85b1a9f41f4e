package flopper.timing.backend.onnxruntime;

import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which submitted nodes the nodes of the runtime's optimised graph compute.
 *
 * <p>Names are the best witness, then the tensors that a node puts out, then those it takes in. What
 * a runtime node puts out is its claim; everything that leads there and that no one else claims was
 * fused into it. So each runtime node is in exactly one part, and each submitted node in one at
 * most: one that was folded away is in none, or with the node it feeds.
 */
final class Attribution {
    /**
     * A piece of the run.
     *
     * @param nodes positions in the optimised graph
     * @param layers positions in the submitted file, ascending; empty for what the runtime does of
     *     its own accord, such as a change of layout
     */
    record Part(List<Integer> nodes, List<Integer> layers) {}

    /** Tensors of the submitted graph, and the runtime nodes that work towards them. */
    private record Claim(List<Integer> nodes, List<String> tensors) {}

    private final SubmittedGraph submitted;
    private final List<Node> optimized;
    private final Map<Integer, Claim> claims = new HashMap<>();
    private final Map<String, Claim> byTensor = new HashMap<>();

    private Attribution(SubmittedGraph submitted, List<Node> optimized) {
        this.submitted = submitted;
        this.optimized = optimized;
    }

    /**
     * @param submitted with nodes named by {@link NodeNumbers}
     * @param optimized in the order of execution
     * @return the parts, in the order of their first nodes
     */
    static List<Part> of(Graph submitted, Graph optimized) {
        Attribution attribution = new Attribution(new SubmittedGraph(submitted), optimized.nodes());
        attribution.claimByName();
        attribution.claimByOutput();
        attribution.joinFunctionsThatEndInAClaim();
        attribution.claimByInput();
        attribution.claimByDelivery();
        attribution.claimByPreparation();
        return attribution.parts();
    }

    private void claimByName() {
        for (int i = 0; i < optimized.size(); i++) {
            int node = i;
            RuntimeNodes.named(optimized.get(i), submitted)
                    .ifPresent(tensors -> claim(node, tensors));
        }
    }

    private void claimByOutput() {
        for (int i = 0; i < optimized.size(); i++) {
            Node node = optimized.get(i);
            if (!claims.containsKey(i) && !RuntimeNodes.isLayoutChange(node)) {
                List<String> free =
                        submitted.own(node.outputs()).stream()
                                .filter(tensor -> !byTensor.containsKey(tensor))
                                .toList();
                if (!free.isEmpty()) {
                    claim(i, free);
                }
            }
        }
    }

    /**
     * A change of layout that puts out a submitted tensor is the last step of whatever computes it:
     * before it, the layer's output does not exist. Where nothing computes it, a submitted
     * transposition went into the change.
     */
    private void claimByDelivery() {
        for (int i = 0; i < optimized.size(); i++) {
            Node node = optimized.get(i);
            List<String> own = submitted.own(node.outputs());
            if (RuntimeNodes.isLayoutChange(node) && !own.isEmpty()) {
                claim(i, own);
            }
        }
    }

    /**
     * A change of layout that one part alone reads is its first step, as other kernels pack their
     * input within. One that several read is nobody's.
     */
    private void claimByPreparation() {
        Map<String, Set<Optional<Claim>>> readers = new HashMap<>();
        for (int i = 0; i < optimized.size(); i++) {
            Optional<Claim> claim = Optional.ofNullable(claims.get(i));
            for (String input : optimized.get(i).inputs()) {
                readers.computeIfAbsent(input, _ -> new HashSet<>()).add(claim);
            }
        }
        for (int i = 0; i < optimized.size(); i++) {
            if (!claims.containsKey(i) && RuntimeNodes.isLayoutChange(optimized.get(i))) {
                int node = i;
                Set<Optional<Claim>> parts =
                        readers.getOrDefault(optimized.get(i).outputs().getFirst(), Set.of());
                if (parts.size() == 1) {
                    parts.iterator().next().ifPresent(claim -> join(node, claim));
                }
            }
        }
    }

    /** A claim on tensors that are all claimed already is a share in that. */
    private void claim(int node, List<String> tensors) {
        List<String> free =
                tensors.stream().filter(tensor -> !byTensor.containsKey(tensor)).toList();
        if (free.isEmpty()) {
            tensors.stream().findFirst().map(byTensor::get).ifPresent(claim -> join(node, claim));
            return;
        }
        Claim claim = new Claim(new ArrayList<>(), free);
        free.forEach(tensor -> byTensor.put(tensor, claim));
        join(node, claim);
    }

    private void join(int node, Claim claim) {
        claim.nodes().add(node);
        claims.put(node, claim);
    }

    /** An operator that the runtime replaced by its definition leaves nodes without names. */
    private boolean isInlined(int node) {
        return optimized.get(node).name().isEmpty();
    }

    private void joinFunctionsThatEndInAClaim() {
        Map<String, Integer> readers = new HashMap<>();
        for (int i = optimized.size() - 1; i >= 0; i--) {
            if (isInlined(i)) {
                for (String output : optimized.get(i).outputs()) {
                    Optional<Claim> claim =
                            Optional.ofNullable(readers.get(output)).map(claims::get);
                    if (!claims.containsKey(i) && claim.isPresent()) {
                        join(i, claim.get());
                    }
                }
                for (String input : optimized.get(i).inputs()) {
                    readers.put(input, i);
                }
            }
        }
    }

    /** Where even the end of an inlined operator has a tensor of the runtime's own. */
    private void claimByInput() {
        Map<String, String> meanings = new HashMap<>();
        Map<String, Claim> inlined = new HashMap<>();
        for (int i = 0; i < optimized.size(); i++) {
            Node node = optimized.get(i);
            if (!claims.containsKey(i) && isInlined(i)) {
                Optional<Claim> begun =
                        node.inputs().stream()
                                .filter(inlined::containsKey)
                                .map(inlined::get)
                                .findFirst();
                if (begun.isPresent()) {
                    join(i, begun.get());
                } else {
                    claimReader(i, meanings);
                }
                Optional.ofNullable(claims.get(i))
                        .ifPresent(claim ->
                                node.outputs().forEach(output -> inlined.put(output, claim)));
            }
            meaning(i, meanings)
                    .ifPresent(tensor -> meanings.put(node.outputs().getFirst(), tensor));
        }
    }

    private void claimReader(int node, Map<String, String> meanings) {
        optimized.get(node).inputs().stream()
                .map(input -> meanings.getOrDefault(input, input))
                .flatMap(input -> submitted.readers(input).stream())
                .map(Node::outputs)
                .filter(outputs -> outputs.stream().noneMatch(byTensor::containsKey))
                .findFirst()
                .ifPresent(outputs -> claim(node, outputs));
    }

    /** The submitted tensor whose values the node's first output holds, in whatever layout. */
    private Optional<String> meaning(int node, Map<String, String> meanings) {
        if (RuntimeNodes.isLayoutChange(optimized.get(node))) {
            String input = optimized.get(node).inputs().getFirst();
            return Optional.of(meanings.getOrDefault(input, input));
        }
        return Optional.ofNullable(claims.get(node)).map(claim -> claim.tensors().getFirst());
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Set<Claim> done = new HashSet<>();
        Set<Node> assigned = new HashSet<>();
        for (int i = 0; i < optimized.size(); i++) {
            Optional<Claim> claim = Optional.ofNullable(claims.get(i));
            if (claim.isEmpty()) {
                parts.add(new Part(List.of(i), List.of()));
            } else if (done.add(claim.get())) {
                parts.add(
                        new Part(
                                claim.get().nodes().stream().sorted().toList(),
                                submitted.leadingTo(
                                        claim.get().tensors(), byTensor.keySet(), assigned)));
            }
        }
        return parts;
    }
}

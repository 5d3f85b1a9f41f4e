package flopper.analysis.op.matmul;

import flopper.analysis.cost.Cost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Tensors that are multiplied one after another, each index being summed as soon as nothing that
 * comes later has it.
 *
 * @param operands sizes of each tensor's indices
 * @param result indices that stay
 */
record EinsumContraction(List<Map<Integer, Long>> operands, Set<Integer> result) {

    /**
     * @throws ArithmeticException when a product leaves the range of long
     */
    Cost cost() {
        Map<Integer, Integer> last = lastUses();
        Cost cost = Cost.NONE;
        Map<Integer, Long> left = operands.getFirst();
        for (int i = 1; i < operands.size(); i++) {
            int pair = i;
            Map<Integer, Long> before = left;
            Map<Integer, Long> right = operands.get(i);
            IntPredicate stays = index -> last.getOrDefault(index, 0) > pair;
            Map<Integer, Long> one =
                    restricted(left, index -> right.containsKey(index) || stays.test(index));
            Map<Integer, Long> other =
                    restricted(right, index -> before.containsKey(index) || stays.test(index));
            Map<Integer, Long> both = new HashMap<>(one);
            other.forEach((index, size) -> both.merge(index, size, Math::max));
            left = restricted(both, stays);
            long product = elements(both);
            cost =
                    cost.plus(sum(before, one))
                            .plus(sum(right, other))
                            .plus(
                                    left.size() == both.size()
                                            ? Cost.multiplications(product)
                                            : Cost.multiplyAdds(product));
        }
        return cost.plus(sum(left, restricted(left, result::contains)));
    }

    /** The last operand that has each index, the result being one more. */
    private Map<Integer, Integer> lastUses() {
        Map<Integer, Integer> last = new HashMap<>();
        for (int i = 0; i < operands.size(); i++) {
            for (int index : operands.get(i).keySet()) {
                last.put(index, i);
            }
        }
        result.forEach(index -> last.put(index, operands.size()));
        return last;
    }

    private static Map<Integer, Long> restricted(Map<Integer, Long> tensor, IntPredicate indices) {
        Map<Integer, Long> rest = new HashMap<>(tensor);
        rest.keySet().removeIf(index -> !indices.test(index));
        return rest;
    }

    private static Cost sum(Map<Integer, Long> before, Map<Integer, Long> after) {
        return Cost.additions(Math.max(0, elements(before) - elements(after)));
    }

    private static long elements(Map<Integer, Long> tensor) {
        // A zero first: a tensor without elements costs nothing, however large its other sizes are.
        long product = tensor.containsValue(0L) ? 0 : 1;
        for (long size : product == 0 ? List.<Long>of() : tensor.values()) {
            product = Math.multiplyExact(product, size);
        }
        return product;
    }
}

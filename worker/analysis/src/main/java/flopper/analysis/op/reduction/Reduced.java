package flopper.analysis.op.reduction;

import flopper.analysis.op.IntegerList;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The axes a Reduce operator works along: an attribute in older opsets, an input in newer ones, all axes
 * where neither names any, unless {@code noop_with_empty_axes} says none.
 *
 * @param axes the reduced axes, from the front
 */
record Reduced(Shape input, Set<Integer> axes, boolean keepDims) {
    Reduced {
        axes = Set.copyOf(axes);
    }

    /**
     * @throws ShapeException when an axis lies outside the rank
     * @throws UnresolvedException when only a run would give the axes
     */
    static Reduced of(TypedNode node) {
        Shape input = node.input(0).shape();
        Optional<long[]> given = IntegerList.of(node, "axes", 1).filter(list -> list.length > 0);
        Set<Integer> axes = new HashSet<>();
        for (long axis : given.orElse(new long[0])) {
            axes.add(input.axis(axis));
        }
        if (given.isEmpty() && node.attributes().integer("noop_with_empty_axes", 0) == 0) {
            IntStream.range(0, input.rank()).forEach(axes::add);
        }
        return new Reduced(input, axes, node.attributes().integer("keepdims", 1) != 0);
    }

    Shape output() {
        List<Long> dims = new ArrayList<>();
        for (int axis = 0; axis < input.rank(); axis++) {
            if (!axes.contains(axis)) {
                dims.add(input.dim(axis));
            } else if (keepDims) {
                dims.add(1L);
            }
        }
        return Shape.of(dims);
    }

    /** For each element of the input, in row-major order, the output element it goes into. */
    int[] targets() {
        int[] targets = new int[(int) input.elements()];
        long[] position = new long[input.rank()];
        for (int i = 0; i < targets.length; i++) {
            int target = 0;
            for (int axis = 0; axis < input.rank(); axis++) {
                if (!axes.contains(axis)) {
                    target = (int) (target * input.dim(axis) + position[axis]);
                }
            }
            targets[i] = target;
            for (int axis = input.rank() - 1; axis >= 0; axis--) {
                if (++position[axis] < input.dim(axis)) {
                    break;
                }
                position[axis] = 0;
            }
        }
        return targets;
    }
}

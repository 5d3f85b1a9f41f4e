package flopper.analysis.op.matmul;

import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An einsum equation with the sizes of its indices.
 *
 * @param terms one for each operand, an ellipsis being {@link #ELLIPSIS}
 * @param operands their shapes
 * @param sizes size of every index, by its letter
 * @param ellipsis the broadcast shape of what the ellipses stand for
 * @param result letters of the output, an ellipsis being {@link #ELLIPSIS}
 */
record EinsumEquation(
        List<String> terms,
        List<Shape> operands,
        Map<Character, Long> sizes,
        Shape ellipsis,
        String result) {
    /** Stands for "..." once an equation is read. */
    private static final char ELLIPSIS = '.';

    /**
     * @throws ShapeException when the equation does not fit the operands; the message quotes it
     */
    static EinsumEquation of(String written, List<Shape> operands) {
        String equation = written.replace(" ", "").replace("...", String.valueOf(ELLIPSIS));
        int arrow = equation.indexOf("->");
        String left = arrow < 0 ? equation : equation.substring(0, arrow);
        List<String> terms = terms(left);
        if (terms.size() != operands.size()) {
            throw new ShapeException(
                    "equation \""
                            + written
                            + "\" has "
                            + terms.size()
                            + " terms for "
                            + operands.size()
                            + " operands");
        }
        Map<Character, Long> sizes = new TreeMap<>();
        List<Shape> ellipses = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            read(terms.get(i), operands.get(i), sizes, ellipses);
        }
        String result = arrow < 0 ? implicitResult(left) : equation.substring(arrow + 2);
        for (int i = 0; i < result.length(); i++) {
            char index = result.charAt(i);
            if (index == ELLIPSIS ? left.indexOf(ELLIPSIS) < 0 : !sizes.containsKey(index)) {
                throw new ShapeException(
                        "equation \"" + written + "\" puts out an index that no operand has");
            }
        }
        return new EinsumEquation(terms, operands, sizes, Broadcasting.of(ellipses), result);
    }

    private static List<String> terms(String left) {
        List<String> terms = new ArrayList<>();
        int start = 0;
        for (int comma = left.indexOf(','); comma >= 0; comma = left.indexOf(',', start)) {
            terms.add(left.substring(start, comma));
            start = comma + 1;
        }
        terms.add(left.substring(start));
        return terms;
    }

    private static void read(
            String term, Shape operand, Map<Character, Long> sizes, List<Shape> ellipses) {
        int dots = term.indexOf(ELLIPSIS);
        if (dots != term.lastIndexOf(ELLIPSIS)) {
            throw new ShapeException("term \"" + term + "\" has two ellipses");
        }
        int hidden = dots < 0 ? 0 : operand.rank() - (term.length() - 1);
        if (hidden < 0 || (dots < 0 && operand.rank() != term.length())) {
            throw new ShapeException("term \"" + term + "\" does not fit operand " + operand);
        }
        int axis = 0;
        for (int i = 0; i < term.length(); i++) {
            char index = term.charAt(i);
            if (index == ELLIPSIS) {
                ellipses.add(Shape.of(Arrays.copyOfRange(operand.toArray(), axis, axis + hidden)));
                axis += hidden;
            } else {
                sizes.merge(index, operand.dim(axis), EinsumEquation::common);
                axis++;
            }
        }
    }

    private static long common(long size, long other) {
        if (size != other && size != 1 && other != 1) {
            throw new ShapeException("an index of the equation is " + size + " and " + other);
        }
        return size == 1 ? other : size;
    }

    private static String implicitResult(String left) {
        String once =
                left.chars()
                        .filter(index -> index != ',' && index != ELLIPSIS)
                        .filter(index -> left.indexOf(index) == left.lastIndexOf(index))
                        .sorted()
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        return left.indexOf(ELLIPSIS) < 0 ? once : ELLIPSIS + once;
    }

    Shape output() {
        List<Long> dims = new ArrayList<>();
        for (int i = 0; i < result.length(); i++) {
            char index = result.charAt(i);
            if (index == ELLIPSIS) {
                dims.addAll(ellipsis.toList());
            } else {
                dims.add(sizes.getOrDefault(index, 1L));
            }
        }
        return Shape.of(dims);
    }

    /** What the equation sums over what, in the order of its operands. */
    EinsumContraction contraction() {
        List<Map<Integer, Long>> indices = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            indices.add(indices(terms.get(i), operands.get(i)));
        }
        return new EinsumContraction(indices, indices(result, output()).keySet());
    }

    /** Sizes by index: a letter, or for an axis behind an ellipsis its place from the right, negative. */
    private static Map<Integer, Long> indices(String term, Shape shape) {
        Map<Integer, Long> indices = new HashMap<>();
        int hidden = shape.rank() - (term.length() - 1);
        int axis = 0;
        for (int i = 0; i < term.length(); i++) {
            if (term.charAt(i) == ELLIPSIS) {
                for (int k = hidden; k > 0; k--) {
                    indices.put(-k, shape.dim(axis++));
                }
            } else {
                indices.merge((int) term.charAt(i), shape.dim(axis++), Math::max);
            }
        }
        return indices;
    }
}

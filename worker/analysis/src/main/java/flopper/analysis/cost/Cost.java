package flopper.analysis.cost;

/**
 * Scalar operations of one execution, by kind. A division or a square root is one operation here;
 * what a tool weighs it with is that tool's convention.
 *
 * @param multiplyAdds multiply-accumulates of convolutions, matrix products and attention alone,
 *     without bias: the unit that {@code macs} reports
 * @param comparisons comparisons, minima, maxima, selections and logical operations
 * @param transcendentals exp, log, tanh, erf, sin, pow, square root and their like
 */
public record Cost(
        long multiplyAdds,
        long additions,
        long multiplications,
        long divisions,
        long comparisons,
        long transcendentals) {
    public static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0);

    public static Cost multiplyAdds(long count) {
        return new Cost(count, 0, 0, 0, 0, 0);
    }

    public static Cost additions(long count) {
        return new Cost(0, count, 0, 0, 0, 0);
    }

    public static Cost multiplications(long count) {
        return new Cost(0, 0, count, 0, 0, 0);
    }

    public static Cost divisions(long count) {
        return new Cost(0, 0, 0, count, 0, 0);
    }

    public static Cost comparisons(long count) {
        return new Cost(0, 0, 0, 0, count, 0);
    }

    public static Cost transcendentals(long count) {
        return new Cost(0, 0, 0, 0, 0, count);
    }

    /**
     * @throws ArithmeticException when a sum leaves the range of long
     */
    public Cost plus(Cost other) {
        return new Cost(
                Math.addExact(multiplyAdds, other.multiplyAdds),
                Math.addExact(additions, other.additions),
                Math.addExact(multiplications, other.multiplications),
                Math.addExact(divisions, other.divisions),
                Math.addExact(comparisons, other.comparisons),
                Math.addExact(transcendentals, other.transcendentals));
    }

    /** This cost repeated, for example once per element or per loop iteration. */
    public Cost times(long count) {
        return new Cost(
                Math.multiplyExact(multiplyAdds, count),
                Math.multiplyExact(additions, count),
                Math.multiplyExact(multiplications, count),
                Math.multiplyExact(divisions, count),
                Math.multiplyExact(comparisons, count),
                Math.multiplyExact(transcendentals, count));
    }

    /**
     * All operations, a multiply-accumulate being two.
     *
     * @throws ArithmeticException when the sum leaves the range of long
     */
    public long flops() {
        long sum = Math.multiplyExact(2, multiplyAdds);
        sum = Math.addExact(sum, additions);
        sum = Math.addExact(sum, multiplications);
        sum = Math.addExact(sum, divisions);
        sum = Math.addExact(sum, comparisons);
        return Math.addExact(sum, transcendentals);
    }
}

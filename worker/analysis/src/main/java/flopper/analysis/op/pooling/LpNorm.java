package flopper.analysis.op.pooling;

import flopper.analysis.cost.Cost;

/** The arithmetic of an Lp norm, (Σ|x|^p)^(1/p). */
final class LpNorm {
    private LpNorm() {}

    /**
     * One norm over {@code count} elements: for each element an absolute value (one comparison) and,
     * when p is 2, one multiplication instead, or else, when p is not 1, also a power; count − 1
     * additions; a root (one transcendental) unless p is 1.
     */
    static Cost of(long count, double p) {
        Cost sum = Cost.additions(Math.max(0, count - 1));
        if (p == 1) {
            return sum.plus(Cost.comparisons(count));
        }
        Cost root = Cost.transcendentals(1);
        if (p == 2) {
            return sum.plus(Cost.multiplications(count)).plus(root);
        }
        return sum.plus(Cost.comparisons(count)).plus(Cost.transcendentals(count)).plus(root);
    }
}

package flopper.analysis.op.normalization;

import flopper.analysis.cost.Cost;

/** The arithmetic that normalisations share. */
final class Moments {
    private Moments() {}

    /**
     * Mean and variance of n elements in g groups: n − g additions and g divisions, n subtractions,
     * n multiplications, n − g additions and g divisions.
     */
    static Cost of(long elements, long groups) {
        return Cost.additions(2 * (elements - groups) + elements)
                .plus(Cost.multiplications(elements))
                .plus(Cost.divisions(2 * groups));
    }

    /**
     * Zero mean and unit variance: {@link #of}, then for each group an addition (ε), a root and a
     * division (1/√), and n multiplications. The centred elements are computed once.
     */
    static Cost standardized(long elements, long groups) {
        if (elements == 0) {
            return Cost.NONE;
        }
        return of(elements, groups)
                .plus(new Cost(0, 1, 0, 1, 0, 1).times(groups))
                .plus(Cost.multiplications(elements));
    }

    /** A scale and, if given, a shift: a multiplication and an addition for each element. */
    static Cost affine(long elements, boolean shifted) {
        return Cost.multiplications(1).plus(Cost.additions(shifted ? 1 : 0)).times(elements);
    }
}

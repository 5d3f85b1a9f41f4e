package flopper.analysis.op.signal;

import flopper.analysis.cost.Cost;

/** The arithmetic of a fast Fourier transform. */
final class FourierCost {
    private FourierCost() {}

    /**
     * One transform of a length n: n/2 · ⌈log2 n⌉ butterflies, each a complex product (4 multiplications,
     * 2 additions) and two complex sums (4 additions): the usual 5·n·log2 n. Half of it where one side of
     * the spectrum is real-valued redundancy.
     */
    static Cost transform(long length, boolean oneSided) {
        if (length <= 1) {
            return Cost.NONE;
        }
        int depth = Long.SIZE - Long.numberOfLeadingZeros(length - 1);
        long butterflies =
                Math.multiplyExact(Math.ceilDiv(length, oneSided ? 4L : 2L), (long) depth);
        return Cost.multiplications(4).plus(Cost.additions(6)).times(butterflies);
    }
}

package flopper.analysis;

import flopper.analysis.convention.ConventionFigures;
import flopper.analysis.cost.Cost;

/**
 * What one step costs, bodies included. Where something is missing it is what the rest costs.
 *
 * @param missing why it could not be counted in full; empty when it was
 */
record LayerCost(
        Cost cost,
        long weightBytesRead,
        long activationBytesRead,
        long activationBytesWritten,
        ConventionFigures figures,
        String missing) {
    static final LayerCost NONE = new LayerCost(Cost.NONE, 0, 0, 0, ConventionFigures.NONE, "");

    static LayerCost missing(String reason) {
        return new LayerCost(Cost.NONE, 0, 0, 0, ConventionFigures.NONE, reason);
    }

    /** The same figures, of which something is missing for another reason. */
    LayerCost because(String reason) {
        return new LayerCost(
                cost,
                weightBytesRead,
                activationBytesRead,
                activationBytesWritten,
                figures,
                reason);
    }

    boolean isMissing() {
        return !missing.isEmpty();
    }

    LayerCost plus(LayerCost other) {
        return new LayerCost(
                cost.plus(other.cost),
                Math.addExact(weightBytesRead, other.weightBytesRead),
                Math.addExact(activationBytesRead, other.activationBytesRead),
                Math.addExact(activationBytesWritten, other.activationBytesWritten),
                figures.plus(other.figures),
                isMissing() ? missing : other.missing);
    }

    LayerCost times(long count) {
        return new LayerCost(
                cost.times(count),
                Math.multiplyExact(weightBytesRead, count),
                Math.multiplyExact(activationBytesRead, count),
                Math.multiplyExact(activationBytesWritten, count),
                figures.times(count),
                missing);
    }
}

package flopper.db.imported;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Accuracy on the validation set of ImageNet-1k that others found.
 *
 * @param model the architecture as the source calls it
 * @param weights which weights of it; empty where it has one set of them
 * @param backbone the same architecture in the catalogue, where that is certain
 */
public record ImportedAccuracy(
        long line,
        String model,
        String weights,
        Optional<String> backbone,
        int resolution,
        double top1Percent,
        OptionalDouble top5Percent,
        OptionalLong params) {

    /** The name that tells these weights from others. */
    public String reference() {
        return weights.isEmpty() ? model : model + "." + weights;
    }
}

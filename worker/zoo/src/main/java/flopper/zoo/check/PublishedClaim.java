package flopper.zoo.check;

import flopper.zoo.Deviation;
import flopper.zoo.Published;

/**
 * What was published for a backbone, and whether the model in question holds it.
 *
 * @param params whether its parameters are the published ones in every printed digit, with folded
 *     normalisations and heads that only training uses added again
 * @param gmacs likewise the multiply-accumulates of one sample
 */
public record PublishedClaim(Published figures, boolean params, boolean gmacs) {

    static PublishedClaim of(String backbone, Published figures, long params, long macs) {
        return new PublishedClaim(
                figures,
                figures.meetsParams(params + Deviation.trainingOnly(backbone, figures)),
                figures.meetsGmacs(macs));
    }
}

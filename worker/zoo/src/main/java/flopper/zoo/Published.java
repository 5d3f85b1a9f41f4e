package flopper.zoo;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Figures that others published for one set of weights of an architecture.
 *
 * @param weights name of the weights, for example {@code IMAGENET1K_V1}; {@code none} where the
 *     figures are for the architecture alone
 * @param resolution height and width in pixels, or tokens, that {@code gmacs} holds for
 * @param params exact parameter count
 * @param paramsMillions millions of parameters as printed, where nobody printed all digits
 * @param gmacs billions of multiply-accumulates, as printed
 * @param top1Percent ImageNet-1k top-1 accuracy
 * @param top5Percent ImageNet-1k top-5 accuracy
 * @param convention the counting convention behind {@code gmacs}
 * @param source where the figures stand
 */
public record Published(
        String weights,
        int resolution,
        OptionalLong params,
        OptionalDouble paramsMillions,
        OptionalDouble gmacs,
        OptionalDouble top1Percent,
        OptionalDouble top5Percent,
        String convention,
        String source) {}

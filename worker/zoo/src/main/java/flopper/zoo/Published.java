package flopper.zoo;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
        String source) {

    /** Whether a count of parameters is the published one, as far as that was printed. */
    public boolean meetsParams(long count) {
        boolean exact = params.isEmpty() || params.getAsLong() == count;
        return exact && (paramsMillions.isEmpty() || meets(count, 6, paramsMillions, decimals(1)));
    }

    /** Whether a count of multiply-accumulates is the published one, as far as that was printed. */
    public boolean meetsGmacs(long count) {
        return gmacs.isEmpty() || meets(count, 9, gmacs, decimals(3));
    }

    /** How many decimals a source prints of billions, or of millions where it has other ones. */
    private int decimals(int otherwise) {
        return switch (convention) {
            case "pycls" -> 9;
            case "ptflops" -> 2;
            case "timm" -> 1;
            default -> otherwise;
        };
    }

    private static boolean meets(long count, int unit, OptionalDouble figure, int decimals) {
        return BigDecimal.valueOf(count, unit)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .compareTo(BigDecimal.valueOf(figure.getAsDouble()))
                == 0;
    }
}

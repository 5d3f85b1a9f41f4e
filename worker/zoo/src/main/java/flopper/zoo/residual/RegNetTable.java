package flopper.zoo.residual;

import java.util.List;
import java.util.Optional;

/**
 * The RegNets that were published, smallest first.
 *
 * <p>Source: arXiv 2003.13678, tables 7 and 8; pycls {@code configs/dds_baselines}; torchvision
 * {@code regnet.py}.
 */
final class RegNetTable {
    /**
     * @param paper the name in timm, which has the paper's widths
     * @param torchvision the name in torchvision, where it is known there
     */
    record Row(String paper, Optional<String> torchvision, RegNetWidths widths) {}

    static final List<Row> X =
            List.of(
                    row("regnetx_002", new RegNetWidths(13, 24, 36.44, 2.49, 8)),
                    row("regnetx_004", "regnet_x_400mf", new RegNetWidths(22, 24, 24.48, 2.54, 16)),
                    row("regnetx_006", new RegNetWidths(16, 48, 36.97, 2.24, 24)),
                    row("regnetx_008", "regnet_x_800mf", new RegNetWidths(16, 56, 35.73, 2.28, 16)),
                    row("regnetx_016", "regnet_x_1_6gf", new RegNetWidths(18, 80, 34.01, 2.25, 24)),
                    row("regnetx_032", "regnet_x_3_2gf", new RegNetWidths(25, 88, 26.31, 2.25, 48)),
                    row("regnetx_040", new RegNetWidths(23, 96, 38.65, 2.43, 40)),
                    row("regnetx_064", new RegNetWidths(17, 184, 60.83, 2.07, 56)),
                    row("regnetx_080", "regnet_x_8gf", new RegNetWidths(23, 80, 49.56, 2.88, 120)),
                    row("regnetx_120", new RegNetWidths(19, 168, 73.36, 2.37, 112)),
                    row("regnetx_160", "regnet_x_16gf", new RegNetWidths(22, 216, 55.59, 2.1, 128)),
                    row(
                            "regnetx_320",
                            "regnet_x_32gf",
                            new RegNetWidths(23, 320, 69.86, 2.0, 168)));

    static final List<Row> Y =
            List.of(
                    row("regnety_002", new RegNetWidths(13, 24, 36.44, 2.49, 8)),
                    row("regnety_004", "regnet_y_400mf", new RegNetWidths(16, 48, 27.89, 2.09, 8)),
                    row("regnety_006", new RegNetWidths(15, 48, 32.54, 2.32, 16)),
                    row("regnety_008", "regnet_y_800mf", new RegNetWidths(14, 56, 38.84, 2.4, 16)),
                    row("regnety_016", "regnet_y_1_6gf", new RegNetWidths(27, 48, 20.71, 2.65, 24)),
                    row("regnety_032", "regnet_y_3_2gf", new RegNetWidths(21, 80, 42.63, 2.66, 24)),
                    row("regnety_040", new RegNetWidths(22, 96, 31.41, 2.24, 64)),
                    row("regnety_064", new RegNetWidths(25, 112, 33.22, 2.27, 72)),
                    row("regnety_080", "regnet_y_8gf", new RegNetWidths(17, 192, 76.82, 2.19, 56)),
                    row("regnety_120", new RegNetWidths(19, 168, 73.36, 2.37, 112)),
                    row(
                            "regnety_160",
                            "regnet_y_16gf",
                            new RegNetWidths(18, 200, 106.23, 2.48, 112)),
                    row(
                            "regnety_320",
                            "regnet_y_32gf",
                            new RegNetWidths(20, 232, 115.89, 2.53, 232)),
                    row(
                            "regnety_1280",
                            "regnet_y_128gf",
                            new RegNetWidths(27, 456, 160.83, 2.52, 264)));

    private RegNetTable() {}

    private static Row row(String paper, RegNetWidths widths) {
        return new Row(paper, Optional.empty(), widths);
    }

    private static Row row(String paper, String torchvision, RegNetWidths widths) {
        return new Row(paper, Optional.of(torchvision), widths);
    }
}

package flopper.zoo.residual;

import flopper.zoo.block.Channels;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The few numbers that a RegNet's stages follow from: block i wants initial + slope · i channels,
 * which is rounded to a power of the multiplier times the initial width, then to a multiple of 8.
 *
 * <p>Source: arXiv 2003.13678, section 3.3; torchvision {@code regnet.py}.
 */
public record RegNetWidths(
        int depth, int initial, double slope, double multiplier, int groupWidth) {

    /** Blocks of one width. */
    public record Stage(int depth, int width, int groupWidth) {}

    public List<Stage> stages() {
        Map<Integer, Integer> depths = new LinkedHashMap<>();
        for (int block = 0; block < depth; block++) {
            depths.merge(width(block), 1, Integer::sum);
        }
        return depths.entrySet().stream()
                .map(stage -> fitted(stage.getValue(), stage.getKey()))
                .toList();
    }

    private int width(int block) {
        double wanted = initial + slope * block;
        double power = Math.rint(Math.log(wanted / initial) / Math.log(multiplier));
        return (int) Math.rint(initial * Math.pow(multiplier, power) / 8) * 8;
    }

    /** The width made a multiple of the group's. */
    private Stage fitted(int blocks, int width) {
        int group = Math.min(groupWidth, width);
        return new Stage(blocks, Channels.divisible(width, group), group);
    }
}

package flopper.zoo.residual;

import flopper.zoo.block.Channels;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;

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

    /** As the paper has them: widths become the nearest multiple of the group's. */
    public List<Stage> stages() {
        return stages(
                (width, group) -> Math.max(group, (int) Math.rint((double) width / group) * group));
    }

    /** As torchvision has them: like {@link #stages()}, but widths lose no more than a tenth. */
    public List<Stage> generousStages() {
        return stages(Channels::divisible);
    }

    private List<Stage> stages(IntBinaryOperator fit) {
        Map<Integer, Integer> depths = new LinkedHashMap<>();
        for (int block = 0; block < depth; block++) {
            depths.merge(width(block), 1, Integer::sum);
        }
        return depths.entrySet().stream()
                .map(stage -> {
                    int group = Math.min(groupWidth, stage.getKey());
                    int width = fit.applyAsInt(stage.getKey(), group);
                    return new Stage(stage.getValue(), width, group);
                })
                .toList();
    }

    private int width(int block) {
        double wanted = initial + slope * block;
        double power = Math.rint(Math.log(wanted / initial) / Math.log(multiplier));
        return (int) Math.rint(initial * Math.pow(multiplier, power) / 8) * 8;
    }
}

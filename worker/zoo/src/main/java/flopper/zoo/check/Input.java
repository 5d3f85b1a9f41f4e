package flopper.zoo.check;

import flopper.analysis.report.ModelReport;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a model is given, as the catalogue's backbones take it.
 *
 * @param batch images or texts in one run
 * @param resolution height and width in pixels, where they are equal; tokens; else empty
 */
record Input(long batch, OptionalInt resolution) {

    /** By the first input: {@code [N, C, H, W]} or {@code [N, tokens]}. */
    static Input of(ModelReport report) {
        List<Long> sizes =
                report.inputs().stream()
                        .findFirst()
                        .map(input -> input.type().shape().toList())
                        .orElse(List.of());
        long batch = sizes.isEmpty() ? 1 : Math.max(1, sizes.getFirst());
        boolean texts = sizes.size() == 2;
        boolean images = sizes.size() == 4 && sizes.get(2).equals(sizes.get(3));
        return texts || images
                ? new Input(batch, resolution(sizes.getLast()))
                : new Input(batch, OptionalInt.empty());
    }

    private static OptionalInt resolution(long size) {
        return size > 0 && size <= Integer.MAX_VALUE
                ? OptionalInt.of((int) size)
                : OptionalInt.empty();
    }
}

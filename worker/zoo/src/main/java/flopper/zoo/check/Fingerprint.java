package flopper.zoo.check;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How often each form of layer occurs in a network. */
record Fingerprint(Map<Form, Long> counts) {

    static Fingerprint of(List<ArithmeticLayer> layers) {
        return new Fingerprint(
                layers.stream()
                        .map(ArithmeticLayer::form)
                        .collect(
                                Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }

    /** Layers in common among the layers of both, from 0 to 1 (Jaccard's index). */
    double similarity(Fingerprint other) {
        long common =
                counts.entrySet().stream()
                        .mapToLong(entry ->
                                Math.min(
                                        entry.getValue(),
                                        other.counts.getOrDefault(entry.getKey(), 0L)))
                        .sum();
        long all = layers() + other.layers() - common;
        return all == 0 ? 0 : (double) common / all;
    }

    private long layers() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}

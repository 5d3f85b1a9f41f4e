package flopper.api.backbone;

import flopper.analysis.InputBinding;
import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.report.ModelReport;
import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;

import jakarta.inject.Singleton;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** What backbones cost, for one sample; counted once for each resolution. Thread-safe. */
@Singleton
public final class CountedBackbones {
    /** No published figure is of a larger one; each resolution that is asked for is remembered. */
    private static final int RESOLUTION_MAX = 1024;

    /**
     * The cost of one sample.
     *
     * @param resolution that it was counted at
     */
    public record Counted(
            int resolution,
            long macs,
            long flops,
            long params,
            long weightBytes,
            long activationBytes) {}

    private record Key(String name, OptionalInt resolution) {}

    private final Map<Key, Optional<Counted>> counted = new ConcurrentHashMap<>();

    /**
     * The cost of a backbone.
     *
     * @param resolution its usual one where that is empty
     * @return empty for what is no backbone, or cannot take that resolution
     */
    public Optional<Counted> find(String name, OptionalInt resolution) {
        return counted.computeIfAbsent(new Key(name, resolution), CountedBackbones::count);
    }

    private static Optional<Counted> count(Key key) {
        if (key.resolution().orElse(1) > RESOLUTION_MAX) {
            return Optional.empty();
        }
        return Catalogue.find(key.name()).flatMap(backbone -> count(backbone, key.resolution()));
    }

    private static Optional<Counted> count(Backbone backbone, OptionalInt asked) {
        int resolution = asked.orElse(backbone.resolution());
        try {
            ModelReport report =
                    ModelAnalyzer.analyze(backbone.model(resolution), InputBinding.NONE);
            return Optional.of(
                    new Counted(
                            resolution,
                            report.macs(),
                            report.flops(),
                            report.parameters().params(),
                            report.weightBytes(),
                            report.activationBytes()));
        } catch (IllegalArgumentException | InvalidModelException _) {
            return Optional.empty();
        }
    }
}

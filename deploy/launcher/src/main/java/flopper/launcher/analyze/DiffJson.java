package flopper.launcher.analyze;

import flopper.analysis.diff.ComparedLayer;
import flopper.analysis.diff.Figures;
import flopper.analysis.diff.LayerDiff;
import flopper.analysis.diff.ModelDiff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A comparison as data. */
final class DiffJson {
    private DiffJson() {}

    /** Counts of layers by what became of them, and all layers. */
    static Map<String, Object> of(ModelDiff diff) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("same", diff.count(LayerDiff.Same.class));
        object.put("changed", diff.count(LayerDiff.Changed.class));
        object.put("onlyLeft", diff.count(LayerDiff.OnlyLeft.class));
        object.put("onlyRight", diff.count(LayerDiff.OnlyRight.class));
        object.put("layers", diff.layers().stream().map(DiffJson::of).toList());
        return object;
    }

    private static Map<String, Object> of(LayerDiff layer) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("change", kind(layer));
        left(layer).ifPresent(one -> object.put("left", of(one)));
        right(layer).ifPresent(one -> object.put("right", of(one)));
        return object;
    }

    private static Map<String, Object> of(ComparedLayer layer) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("index", layer.index());
        object.put("name", layer.name());
        object.put("op", layer.op().toString());
        layer.output().ifPresent(sizes -> object.put("output", sizes));
        layer.figures().ifPresent(figures -> object.putAll(of(figures)));
        return object;
    }

    static Map<String, Object> of(Figures figures) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("params", figures.params());
        object.put("macs", figures.macs());
        object.put("flops", figures.flops());
        object.put("weightBytes", figures.weightBytes());
        object.put("activationBytes", figures.activationBytes());
        return object;
    }

    static String kind(LayerDiff layer) {
        return switch (layer) {
            case LayerDiff.Same _ -> "SAME";
            case LayerDiff.Changed _ -> "CHANGED";
            case LayerDiff.OnlyLeft _ -> "ONLY_LEFT";
            case LayerDiff.OnlyRight _ -> "ONLY_RIGHT";
        };
    }

    static Optional<ComparedLayer> left(LayerDiff layer) {
        return switch (layer) {
            case LayerDiff.Same(var left, _) -> Optional.of(left);
            case LayerDiff.Changed(var left, _) -> Optional.of(left);
            case LayerDiff.OnlyLeft(var left) -> Optional.of(left);
            case LayerDiff.OnlyRight _ -> Optional.empty();
        };
    }

    static Optional<ComparedLayer> right(LayerDiff layer) {
        return switch (layer) {
            case LayerDiff.Same(_, var right) -> Optional.of(right);
            case LayerDiff.Changed(_, var right) -> Optional.of(right);
            case LayerDiff.OnlyLeft _ -> Optional.empty();
            case LayerDiff.OnlyRight(var right) -> Optional.of(right);
        };
    }
}

package flopper.analysis.report;

import flopper.analysis.convention.FlopConvention;
import flopper.analysis.tensor.TensorType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a convention takes of some layers, in words, read off its figures: so it cannot drift from the rule. */
final class CountingRule {
    private static final int PHRASES_MAX = 3;

    private CountingRule() {}

    /** For example {@code multiply-accumulates and bias}; several rules with how many layers each. */
    static String of(List<LayerReport.Counted> layers, FlopConvention convention) {
        Map<String, Integer> phrases = new LinkedHashMap<>();
        layers.forEach(layer -> phrases.merge(of(layer, convention), 1, Integer::sum));
        if (phrases.size() == 1) {
            return phrases.keySet().iterator().next();
        }
        String several =
                phrases.entrySet().stream()
                        .limit(PHRASES_MAX)
                        .map(phrase -> phrase.getKey() + " (" + phrase.getValue() + "×)")
                        .collect(Collectors.joining(", "));
        return phrases.size() > PHRASES_MAX ? several + " and others" : several;
    }

    private static String of(LayerReport.Counted layer, FlopConvention convention) {
        long figure = layer.conventions().of(convention);
        long macs = layer.cost().multiplyAdds();
        if (figure == 0) {
            return "nothing";
        }
        return macs > 0 ? ofProducts(figure, macs, layer.cost().additions()) : each(figure, layer);
    }

    private static String ofProducts(long figure, long macs, long additions) {
        if (figure == macs) {
            return "multiply-accumulates";
        }
        if (figure == macs + additions) {
            return "multiply-accumulates and bias";
        }
        if (figure == 2 * macs) {
            return "2 for each multiply-accumulate";
        }
        return figure == 2 * macs + additions
                ? "2 for each multiply-accumulate, and bias"
                : "a formula of its own";
    }

    private static String each(long figure, LayerReport.Counted layer) {
        long elements =
                layer.outputs().stream()
                        .limit(1)
                        .map(LayerReport.Output::type)
                        .filter(TensorType.class::isInstance)
                        .mapToLong(type -> ((TensorType) type).elements())
                        .sum();
        return elements > 0 && figure % elements == 0
                ? "%d for each output element".formatted(figure / elements)
                : "a formula of its own";
    }
}

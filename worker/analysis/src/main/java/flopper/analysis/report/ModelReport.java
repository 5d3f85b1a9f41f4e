package flopper.analysis.report;

import flopper.analysis.cost.Cost;
import flopper.analysis.tensor.TensorType;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The static cost of a model at concrete input shapes. Where {@link #complete()} is false every
 * total is a lower bound.
 *
 * @param inputs the graph's inputs in file order, initializers excluded
 * @param layers one for each node of the main graph, in file order
 * @param cost sum over the counted layers, and over what could be counted within the others
 * @param parameters weight elements, by the contract's definition
 * @param weightBytes stored bytes of all initializers and Constant tensors, each tensor once
 * @param activationBytes bytes of all activations written in one run
 * @param peakActivationBytes largest sum of activation bytes alive at once, in file order
 * @param unsupported operators without a rule, with the number of nodes that have them, by name
 * @param conventions what other tools would print, by the convention's name
 */
public record ModelReport(
        List<Input> inputs,
        List<LayerReport> layers,
        Cost cost,
        Parameters parameters,
        long weightBytes,
        long activationBytes,
        long peakActivationBytes,
        SortedMap<String, Integer> unsupported,
        Map<String, Long> conventions) {

    /** A graph input with its concrete type. */
    public record Input(String name, TensorType type) {}

    /**
     * Elements of the tensors a model carries.
     *
     * @param params weights: each floating-point or quantized tensor once
     * @param statistics running means and variances of normalisation
     * @param constants floating-point tensors of more than one element in Constant nodes
     */
    public record Parameters(long params, long statistics, long constants) {}

    public ModelReport {
        inputs = List.copyOf(inputs);
        layers = List.copyOf(layers);
        unsupported = Collections.unmodifiableSortedMap(new TreeMap<>(unsupported));
        conventions = Collections.unmodifiableMap(new LinkedHashMap<>(conventions));
    }

    /** Whether every layer was counted. */
    public boolean complete() {
        return layers.stream().allMatch(LayerReport.Counted.class::isInstance);
    }

    /** Multiply-accumulates of convolutions, matrix products and attention, bias excluded. */
    public long macs() {
        return cost.multiplyAdds();
    }

    public long flops() {
        return cost.flops();
    }
}

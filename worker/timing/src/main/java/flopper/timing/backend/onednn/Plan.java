package flopper.timing.backend.onednn;

import flopper.analysis.graph.TensorData;
import flopper.analysis.tensor.TensorType;

import java.util.List;
import java.util.Map;

/**
 * A model as steps in the order of execution.
 *
 * @param inputs of the graph that are fed
 * @param outputs of the graph
 * @param types of all tensors
 * @param stored tensors of the file, those in Constant nodes included
 */
record Plan(
        List<Step> steps,
        List<String> inputs,
        List<String> outputs,
        Map<String, TensorType> types,
        Map<String, TensorData> stored) {
    TensorType type(String tensor) {
        TensorType type = types.get(tensor);
        if (type == null) {
            throw new IllegalStateException("no type of " + tensor);
        }
        return type;
    }

    long[] dims(String tensor) {
        return type(tensor).shape().toArray();
    }
}

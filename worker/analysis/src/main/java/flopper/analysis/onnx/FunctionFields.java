package flopper.analysis.onnx;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Function;
import flopper.analysis.graph.Node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a {@code FunctionProto} as they arrive. */
final class FunctionFields {
    String domain = "";
    String name = "";
    String overload = "";
    final List<String> inputs = new ArrayList<>();
    final List<String> outputs = new ArrayList<>();
    final List<String> attributes = new ArrayList<>();
    final Map<String, AttributeValue> defaults = new LinkedHashMap<>();
    final Map<String, Long> opsets = new LinkedHashMap<>();
    final List<Node> nodes = new ArrayList<>();

    Function build() {
        return new Function(
                domain,
                name,
                overload,
                inputs,
                outputs,
                attributes,
                new Attributes(defaults),
                opsets,
                nodes);
    }
}

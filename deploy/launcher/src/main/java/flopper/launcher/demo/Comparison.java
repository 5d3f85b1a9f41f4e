package flopper.launcher.demo;

import flopper.launcher.client.Json;

import io.micronaut.json.tree.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the demo found out, in the service's own objects.
 *
 * @param device the device's object
 * @param sweep the sweep's object after it ended
 * @param rows in the order of MACs
 */
record Comparison(Json device, Json sweep, List<Row> rows) {
    /**
     * One backbone.
     *
     * @param profile the profile's object, without its layers
     * @param measurement the measurement's object
     */
    record Row(Json profile, Json measurement) {
        /** Its name; all of the demo's have the latest tag. */
        String model() {
            return profile.at("model").text().replaceFirst(":latest$", "");
        }

        long macs() {
            return profile.at("macs").integer();
        }

        /** Median wall time in nanoseconds; a demo's plan always takes enough samples for it. */
        double p50Ns() {
            return latency("p50Ns").number();
        }

        Json latency(String name) {
            return measurement.at("latency").at(name);
        }
    }

    Comparison {
        rows = List.copyOf(rows);
    }

    Json toJson() {
        Map<String, JsonNode> object = new LinkedHashMap<>();
        object.put("device", device.node());
        object.put("sweep", sweep.node());
        object.put("models", JsonNode.createArrayNode(rows.stream().map(Comparison::row).toList()));
        return new Json(JsonNode.createObjectNode(object));
    }

    private static JsonNode row(Row row) {
        Map<String, JsonNode> object = new LinkedHashMap<>();
        for (String name : List.of("model", "graphId", "params", "macs", "flops", "complete")) {
            object.put(name, row.profile().at(name).node());
        }
        object.put("measurement", row.measurement().node());
        return JsonNode.createObjectNode(object);
    }
}

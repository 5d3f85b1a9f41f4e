package flopper.api.history;

import flopper.api.history.HistoryResponse.Annotation;
import flopper.api.json.StoredJson;
import flopper.db.measurement.Measurement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is not as it was when a unit was measured before: of one series, oldest first. */
final class Annotations {

    /** Readings of the environment that hold until somebody changes the system. */
    private static final List<String> READINGS = List.of("kernel", "driver", "governor", "turbo");

    private final StoredJson json;
    private final Map<String, Map<String, String>> byDevice = new HashMap<>();

    Annotations(StoredJson json) {
        this.json = json;
    }

    /** Of the next measurement. */
    List<Annotation> next(Measurement measurement) {
        Map<String, String> now = facts(measurement);
        Map<String, String> before = byDevice.put(measurement.deviceId(), now);
        if (before == null) {
            return List.of();
        }
        Map<String, String> all = new LinkedHashMap<>(now);
        before.forEach(all::putIfAbsent);
        List<Annotation> changed = new ArrayList<>();
        for (String what : all.keySet()) {
            Optional<String> from = Optional.ofNullable(before.get(what));
            Optional<String> to = Optional.ofNullable(now.get(what));
            if (!from.equals(to)) {
                changed.add(new Annotation(what, from, to));
            }
        }
        return changed;
    }

    private Map<String, String> facts(Measurement measurement) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("backendVersion", measurement.backendVersion());
        facts.put("protocol", String.valueOf(measurement.protocol()));
        Map<String, Object> environment = json.read(measurement.environmentJson());
        for (String reading : READINGS) {
            Object value = environment.getOrDefault("before." + reading, environment.get(reading));
            if (value != null) {
                facts.put(reading, value.toString());
            }
        }
        return facts;
    }
}

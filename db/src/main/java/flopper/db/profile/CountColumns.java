package flopper.db.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Counts by name of many profiles, turned into one array per column. Public because Jdbi binds the
 * methods of public classes only.
 */
public record CountColumns(List<String> profileIds, List<String> names, List<Long> counts) {

    static CountColumns empty() {
        return new CountColumns(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void add(String profileId, Map<String, Long> countsByName) {
        countsByName.forEach((name, count) -> {
            profileIds.add(profileId);
            names.add(name);
            counts.add(count);
        });
    }
}

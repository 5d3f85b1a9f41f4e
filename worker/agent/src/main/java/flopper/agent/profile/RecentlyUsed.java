package flopper.agent.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the values that were asked for last. Thread-safe. */
final class RecentlyUsed<K, V> {

    private final Map<K, V> values;

    RecentlyUsed(int sizeMax) {
        this.values =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > sizeMax;
                    }
                };
    }

    synchronized Optional<V> find(K key) {
        return Optional.ofNullable(values.get(key));
    }

    synchronized void put(K key, V value) {
        values.put(key, value);
    }
}

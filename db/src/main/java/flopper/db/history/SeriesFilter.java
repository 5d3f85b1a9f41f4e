package flopper.db.history;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Which series of a graph on a device class are meant; what is empty does not restrict. */
public record SeriesFilter(
        String graphId,
        String deviceClass,
        Optional<String> backend,
        Optional<String> precision,
        OptionalInt threads,
        OptionalLong batch,
        Optional<String> shapes,
        Optional<String> weights) {}

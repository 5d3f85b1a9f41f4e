package flopper.db.profile;

import flopper.db.workload.InputShapes;
import flopper.db.workload.Tensor;

import org.jdbi.v3.core.mapper.Nested;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A stored profile; {@link NewProfile} says what its parts mean. */
public record Profile(
        Header header,
        Map<String, Long> unsupported,
        Map<String, Long> conventions,
        List<ProfileLayer> layers) {

    /** The row of a profile itself. */
    public record Header(
            String id,
            String graphId,
            InputShapes shapes,
            List<Tensor> inputs,
            @Nested Totals totals,
            Instant createdAt) {}

    /** The id that jobs and measurements know it by. */
    public String id() {
        return header.id();
    }
}

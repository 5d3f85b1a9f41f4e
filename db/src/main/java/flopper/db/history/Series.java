package flopper.db.history;

import flopper.db.workload.InputShapes;

import java.util.OptionalLong;

/**
 * What the measurements of one series have in common; the unit and the versions may differ.
 *
 * @param batch the batch asked for; empty for the graph's own
 * @param shapes concrete input shapes
 * @param weights {@code synthetic} or {@code submitted}
 */
public record Series(
        String graphId,
        String deviceClass,
        String backend,
        String precision,
        int threads,
        OptionalLong batch,
        InputShapes shapes,
        String weights) {}

package flopper.db.measurement;

import flopper.db.workload.InputShapes;

/**
 * What makes a stored measurement the answer to a cell, beside the backend's version and the way of
 * measuring: those are what devices of the class have now.
 *
 * @param shapes concrete input shapes
 * @param layers whether the answer has the time of each layer
 */
public record ContentKey(
        String graphId,
        InputShapes shapes,
        String precision,
        String deviceClass,
        String backend,
        int threads,
        boolean layers) {}

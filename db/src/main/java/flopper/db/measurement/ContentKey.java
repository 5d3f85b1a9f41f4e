package flopper.db.measurement;

import flopper.db.workload.InputShapes;

import java.util.Optional;

/**
 * What makes a stored measurement the answer to a cell, beside the backend's version and the way of
 * measuring: those are what devices of the class have now.
 *
 * @param shapes concrete input shapes
 * @param device the only unit whose measurement answers; empty for any of the class
 * @param weights what the weights were: synthetic ones answer for no others
 * @param layers whether the answer has the time of each layer
 * @param kernels whether it has their kernels alone
 */
public record ContentKey(
        String graphId,
        InputShapes shapes,
        String precision,
        String deviceClass,
        String backend,
        int threads,
        Optional<String> device,
        String weights,
        boolean layers,
        boolean kernels) {

    /** Values drawn from the tensors' names, in place of those that uploads leave out. */
    public static final String SYNTHETIC = "synthetic";
}

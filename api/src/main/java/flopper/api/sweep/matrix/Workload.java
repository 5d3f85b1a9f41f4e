package flopper.api.sweep.matrix;

import flopper.db.workload.InputShapes;

import java.util.OptionalLong;

/**
 * A model at input shapes.
 *
 * @param batch as asked for
 * @param shapes as asked for, the batch in its place
 * @param concrete the shapes of all inputs that follow from both
 */
record Workload(
        SelectedModel model, OptionalLong batch, InputShapes shapes, InputShapes concrete) {}

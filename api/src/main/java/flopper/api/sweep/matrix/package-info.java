/**
 * From the body of a submission to the cells of its matrix, each checked against the model's inputs
 * and what devices offer. Must not know HTTP, nor how cells are stored or dispatched.
 */
@NullMarked
package flopper.api.sweep.matrix;

import org.jspecify.annotations.NullMarked;

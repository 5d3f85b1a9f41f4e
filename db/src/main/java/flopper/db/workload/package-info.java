/**
 * What a job profiles or measures: input shapes, tensors and the cell of a sweep. Must not know
 * job states or ONNX.
 */
@NullMarked
package flopper.db.workload;

import org.jspecify.annotations.NullMarked;

package flopper.analysis.graph;

import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.TensorType;

import java.util.Optional;

/**
 * A tensor stored in the file: an initializer or a tensor attribute.
 *
 * @param values kept only where shapes may depend on them: small integer tensors and tiny
 *     floating-point ones; weights are dropped while reading
 */
public record TensorData(String name, TensorType type, Optional<ConstantTensor> values) {}

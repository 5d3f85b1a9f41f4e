/** The ONNX file format, read and written by field number. The only package that knows protobuf. */
@NullMarked
package flopper.analysis.onnx;

import org.jspecify.annotations.NullMarked;

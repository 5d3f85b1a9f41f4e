package flopper.analysis.op;

/**
 * The bytes that one execution moves, for the operators that do not read every input and write
 * every output in full: Gather reads only the rows it uses, Shape reads nothing. Every other
 * operator is taken to read all of its inputs and to write all of its outputs.
 */
public interface MemoryTraffic {
    /** Bytes read of a present input; weights and activations alike. */
    long bytesRead(ResolvedNode node, int input);

    /** Bytes written of an output. */
    long bytesWritten(ResolvedNode node, int output);
}

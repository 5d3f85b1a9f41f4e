package flopper.analysis.op;

/**
 * An operator that reads no more of its first input than it puts out, such as Gather the rows it
 * picks and Slice the box it cuts.
 */
public interface Selection extends MemoryTraffic {
    @Override
    default long bytesRead(ResolvedNode node, int input) {
        long whole = node.input(input).bytes();
        return input == 0 ? Math.min(whole, node.output(0).bytes()) : whole;
    }

    @Override
    default long bytesWritten(ResolvedNode node, int output) {
        return node.output(output).bytes();
    }
}

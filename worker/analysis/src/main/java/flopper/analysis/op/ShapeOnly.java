package flopper.analysis.op;

/** An operator that looks at the types of its inputs and never at their elements, such as Shape. */
public interface ShapeOnly extends MemoryTraffic {
    @Override
    default long bytesRead(ResolvedNode node, int input) {
        return 0;
    }

    @Override
    default long bytesWritten(ResolvedNode node, int output) {
        return node.output(output).bytes();
    }
}

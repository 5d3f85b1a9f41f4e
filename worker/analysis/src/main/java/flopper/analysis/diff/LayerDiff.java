package flopper.analysis.diff;

/** What became of a layer on the way from the left model to the right one. */
public sealed interface LayerDiff {
    /** Operator, output and figures are equal. */
    record Same(ComparedLayer left, ComparedLayer right) implements LayerDiff {}

    /** The same place in the network, with another operator, output or cost. */
    record Changed(ComparedLayer left, ComparedLayer right) implements LayerDiff {}

    record OnlyLeft(ComparedLayer left) implements LayerDiff {}

    record OnlyRight(ComparedLayer right) implements LayerDiff {}
}

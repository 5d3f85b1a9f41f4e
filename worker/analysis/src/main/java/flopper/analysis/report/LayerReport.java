package flopper.analysis.report;

import flopper.analysis.convention.ConventionFigures;
import flopper.analysis.cost.Cost;
import flopper.analysis.op.OperatorId;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/** What is known about the cost of one node of the main graph. Unknown is a result, never zero. */
public sealed interface LayerReport {
    /** Position of the node in the file, from 0. */
    int index();

    /** The node's name, else its operator and position. */
    String name();

    OperatorId op();

    /** The node's named outputs in order, with whatever is known of their types. */
    List<Output> outputs();

    /** A value that a layer puts out. */
    record Output(String name, ValueType type) {}

    /**
     * A layer whose cost is known.
     *
     * @param params weight elements this layer is the first to use
     * @param weightBytesRead bytes of weights read in one run
     * @param activationBytesRead bytes of other inputs read in one run
     * @param activationBytesWritten bytes of outputs written in one run
     * @param conventions what other tools would print for the layer
     */
    record Counted(
            int index,
            String name,
            OperatorId op,
            List<Output> outputs,
            Cost cost,
            long params,
            long weightBytesRead,
            long activationBytesRead,
            long activationBytesWritten,
            ConventionFigures conventions)
            implements LayerReport {
        public Counted {
            outputs = List.copyOf(outputs);
        }
    }

    /** A layer whose operator has no rule. */
    record Unsupported(int index, String name, OperatorId op, List<Output> outputs)
            implements LayerReport {
        public Unsupported {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * A layer whose shapes, and so whose cost, only a run would give.
     *
     * @param reason one sentence that names the input at fault
     */
    record Unresolved(int index, String name, OperatorId op, List<Output> outputs, String reason)
            implements LayerReport {
        public Unresolved {
            outputs = List.copyOf(outputs);
        }
    }
}

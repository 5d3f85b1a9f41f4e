package flopper.analysis;

import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.generation.Constant;
import flopper.analysis.op.generation.ConstantOfShape;
import flopper.analysis.op.generation.Range;
import flopper.analysis.op.generation.ShapeOf;
import flopper.analysis.op.generation.Size;
import flopper.analysis.op.indexing.Gather;
import flopper.analysis.op.indexing.ScatterND;
import flopper.analysis.op.reshaping.Concat;
import flopper.analysis.op.reshaping.Expand;
import flopper.analysis.op.reshaping.Flatten;
import flopper.analysis.op.reshaping.Identity;
import flopper.analysis.op.reshaping.Pad;
import flopper.analysis.op.reshaping.Reshape;
import flopper.analysis.op.reshaping.Slice;
import flopper.analysis.op.reshaping.Split;
import flopper.analysis.op.reshaping.Squeeze;
import flopper.analysis.op.reshaping.Tile;
import flopper.analysis.op.reshaping.Transpose;
import flopper.analysis.op.reshaping.Unsqueeze;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every operator that has a rule, in alphabetical order of its id. Adding one means its class, its
 * line here and its test; If, Loop and Scan are walked by the shape inference itself.
 */
public final class StandardOperators {
    private static final List<Operator> ALL =
            List.of(
                    // One line each, alphabetical; other domains stand after the default one.
                    new Concat(),
                    new Constant(),
                    new ConstantOfShape(),
                    new Expand(),
                    new Flatten(),
                    new Gather(),
                    new Identity(),
                    new Pad(),
                    new Range(),
                    new Reshape(),
                    new ScatterND(),
                    new ShapeOf(),
                    new Size(),
                    new Slice(),
                    new Split(),
                    new Squeeze(),
                    new Tile(),
                    new Transpose(),
                    new Unsqueeze());

    private static final Map<OperatorId, Operator> BY_ID = byId(ALL);

    private StandardOperators() {}

    public static List<Operator> all() {
        return ALL;
    }

    public static Optional<Operator> find(OperatorId id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /**
     * @throws IllegalStateException when two operators share an id
     */
    static Map<OperatorId, Operator> byId(List<Operator> operators) {
        Map<OperatorId, Operator> byId = HashMap.newHashMap(operators.size());
        for (Operator operator : operators) {
            if (byId.put(operator.id(), operator) != null) {
                throw new IllegalStateException("two rules for operator " + operator.id());
            }
        }
        return byId;
    }
}

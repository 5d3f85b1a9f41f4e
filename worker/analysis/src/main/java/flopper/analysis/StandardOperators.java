package flopper.analysis;

import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;

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
                    );

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

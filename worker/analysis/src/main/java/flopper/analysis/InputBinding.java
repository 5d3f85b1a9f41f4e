package flopper.analysis;

import flopper.analysis.tensor.Shape;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What a request says about a graph's inputs. What it leaves open is taken from the graph's
 * declarations, then from the documented defaults of symbols; what is open after that is refused
 * with {@link ModelFault#UNBOUND_DIMENSION}.
 *
 * @param batch the size of every input's batch dimension: the first one, where it is declared as a
 *     symbol, not at all, or as another number
 * @param shapes whole shapes by input name; these win over everything else
 * @param symbols sizes of named dimensions, such as {@code sequence}
 */
public record InputBinding(
        OptionalLong batch, Map<String, Shape> shapes, Map<String, Long> symbols) {

    /** The graph as it is declared, with the defaults for its symbols. */
    public static final InputBinding NONE =
            new InputBinding(OptionalLong.empty(), Map.of(), Map.of());

    public InputBinding {
        shapes = Map.copyOf(shapes);
        symbols = Map.copyOf(symbols);
    }

    public static InputBinding ofBatch(long batch) {
        return new InputBinding(OptionalLong.of(batch), Map.of(), Map.of());
    }

    public static InputBinding ofShapes(Map<String, Shape> shapes) {
        return new InputBinding(OptionalLong.empty(), shapes, Map.of());
    }
}

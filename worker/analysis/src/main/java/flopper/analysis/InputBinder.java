package flopper.analysis;

import flopper.analysis.graph.Graph;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.Anonymous;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.graph.ValueInfo.Symbol;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Gives every dimension of every input a number. For a dimension the first of these counts: the
 * shape given for its input, the size given for its symbol, the same symbol in a shape given for
 * another input, the batch, the number declared, the default of its name, that of its place.
 */
final class InputBinder {
    /** Exporters name a dimension that has no name this way. */
    private static final String GENERATED_NAME = "unk__";

    private final List<ValueInfo> inputs;
    private final InputBinding binding;
    private final Map<String, Long> symbols;

    /** The declared number that the batch replaces; empty when the batch is declared as open. */
    private final OptionalLong declaredBatch;

    private final Map<String, Shape> guessed = new LinkedHashMap<>();

    private InputBinder(Graph graph, InputBinding binding) {
        this.inputs = withoutInitializers(graph);
        this.binding = binding;
        this.symbols = new HashMap<>(binding.symbols());
        requireKnownNames();
        takeSymbolsFromShapes();
        this.declaredBatch =
                binding.batch().isPresent() ? bindBatch(batch()) : OptionalLong.empty();
    }

    /**
     * The inputs as they are bound.
     *
     * @param types by name in file order, those that repeat initializers left out
     * @param replacedBatch the declared number that the batch took the place of
     * @param guessed inputs of which a side or length is a default, by name with their shape
     */
    record Bound(
            Map<String, ValueType> types, OptionalLong replacedBatch, Map<String, Shape> guessed) {}

    /**
     * @throws InvalidModelException when the binding does not fit or leaves a dimension open
     */
    static Bound bind(Graph graph, InputBinding binding) {
        InputBinder binder = new InputBinder(graph, binding);
        Map<String, ValueType> types = LinkedHashMap.newLinkedHashMap(binder.inputs.size());
        for (ValueInfo input : binder.inputs) {
            types.put(input.name(), binder.type(input));
        }
        return new Bound(types, binder.declaredBatch, binder.guessed);
    }

    private static List<ValueInfo> withoutInitializers(Graph graph) {
        Set<String> initializers = HashSet.newHashSet(graph.initializers().size());
        for (TensorData initializer : graph.initializers()) {
            initializers.add(initializer.name());
        }
        List<ValueInfo> inputs = new ArrayList<>();
        for (ValueInfo input : graph.inputs()) {
            if (!initializers.contains(input.name())) {
                inputs.add(input);
            }
        }
        return inputs;
    }

    private void requireKnownNames() {
        Set<String> names = new LinkedHashSet<>();
        inputs.forEach(input -> names.add(input.name()));
        for (String name : binding.shapes().keySet()) {
            if (!names.contains(name)) {
                throw new InvalidModelException(
                        ModelFault.UNKNOWN_INPUT,
                        "the model has no input " + name + "; its inputs are " + names);
            }
        }
        Set<String> declared = new LinkedHashSet<>();
        for (ValueInfo input : inputs) {
            for (Dimension dim : dims(input)) {
                if (dim instanceof Symbol(String symbol)) {
                    declared.add(symbol);
                }
            }
        }
        binding.symbols()
                .forEach((symbol, size) -> {
                    if (!declared.contains(symbol)) {
                        throw new InvalidModelException(
                                ModelFault.UNKNOWN_INPUT,
                                "no input has a dimension "
                                        + symbol
                                        + "; the symbols are "
                                        + declared);
                    }
                    requireSize("dimension " + symbol, size, 0);
                });
    }

    private void takeSymbolsFromShapes() {
        for (ValueInfo input : inputs) {
            Shape given = binding.shapes().get(input.name());
            List<Dimension> dims = dims(input);
            if (given != null && given.rank() == dims.size()) {
                for (int axis = 0; axis < dims.size(); axis++) {
                    if (dims.get(axis) instanceof Symbol(String symbol)) {
                        symbols.putIfAbsent(symbol, given.dim(axis));
                    }
                }
            }
        }
    }

    private long batch() {
        long batch = binding.batch().getAsLong();
        requireSize("the batch", batch, 1);
        return batch;
    }

    private static void requireSize(String what, long size, long least) {
        if (size < least) {
            throw new InvalidModelException(
                    ModelFault.SHAPE_MISMATCH, what + " is " + size + ", less than " + least);
        }
    }

    /** Binds open first dimensions; where there are none, chooses the declared number to replace. */
    private OptionalLong bindBatch(long batch) {
        boolean open = false;
        OptionalLong number = OptionalLong.empty();
        for (ValueInfo input : inputs) {
            List<Dimension> dims = dims(input);
            for (int axis = 0; axis < dims.size(); axis++) {
                if (dims.get(axis) instanceof Symbol(String symbol)
                        && (DimensionDefaults.isBatch(symbol)
                                || (axis == 0 && DimensionDefaults.of(symbol).isEmpty()))) {
                    symbols.putIfAbsent(symbol, batch);
                    open = true;
                }
            }
            if (!dims.isEmpty() && dims.getFirst() instanceof Anonymous) {
                open = true;
            }
            if (number.isEmpty()
                    && !dims.isEmpty()
                    && dims.getFirst() instanceof Fixed(long size)
                    && !binding.shapes().containsKey(input.name())) {
                number = OptionalLong.of(size);
            }
        }
        if (!open && number.isEmpty() && binding.shapes().isEmpty()) {
            throw new InvalidModelException(
                    ModelFault.SHAPE_MISMATCH,
                    "a batch of " + batch + " was asked for, but no input has a dimension for it");
        }
        return open ? OptionalLong.empty() : number;
    }

    private static List<Dimension> dims(ValueInfo input) {
        return input.type() instanceof DeclaredTensor(_, Optional<List<Dimension>> dims)
                ? dims.orElse(List.of())
                : List.of();
    }

    private ValueType type(ValueInfo input) {
        String name = input.name();
        Shape given = binding.shapes().get(name);
        if (!(input.type() instanceof DeclaredTensor tensor)) {
            if (given != null) {
                throw new InvalidModelException(
                        ModelFault.SHAPE_MISMATCH, "input " + name + " is declared as no tensor");
            }
            return new UnknownType(
                    Optional.empty(), "input " + name + " is no tensor, so its size is unknown");
        }
        if (given != null) {
            requireFits(name, given, tensor.dims());
            return new TensorType(tensor.elementType(), given);
        }
        List<Dimension> dims =
                tensor.dims()
                        .orElseThrow(() ->
                                new InvalidModelException(
                                        ModelFault.UNBOUND_DIMENSION,
                                        "input "
                                                + name
                                                + " declares no shape; give its whole shape"));
        long[] sizes = new long[dims.size()];
        boolean guess = false;
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = size(name, tensor.elementType(), dims, axis);
            guess |= axis > 0 && !(dims.get(axis) instanceof Fixed) && sizes[axis] > 1;
        }
        try {
            Shape shape = Shape.of(sizes);
            if (guess && binding.shapes().isEmpty() && binding.symbols().isEmpty()) {
                guessed.put(name, shape);
            }
            return new TensorType(tensor.elementType(), shape);
        } catch (ShapeException e) {
            throw new InvalidModelException(
                    ModelFault.BAD_TENSOR, "input " + name + ": " + e.getMessage());
        }
    }

    private long size(String input, ElementType type, List<Dimension> dims, int axis) {
        return switch (dims.get(axis)) {
            case Fixed(long size) -> isReplaced(axis, size) ? batch() : size;
            case Symbol(String symbol) -> {
                Long bound = symbols.get(symbol);
                if (bound == null) {
                    bound = defaultSize(input, type, dims, axis, symbol);
                    // The same in every other input, wherever it stands there.
                    symbols.put(symbol, bound);
                }
                yield bound;
            }
            case Anonymous() -> {
                if (axis == 0) {
                    yield binding.batch().orElse(DimensionDefaults.BATCH);
                }
                yield DimensionDefaults.at(axis, type, dims)
                        .orElseThrow(() -> unbound(input, axis, "has no name", ""));
            }
        };
    }

    private boolean isReplaced(int axis, long size) {
        return axis == 0 && declaredBatch.isPresent() && declaredBatch.getAsLong() == size;
    }

    private static long defaultSize(
            String input, ElementType type, List<Dimension> dims, int axis, String symbol) {
        OptionalLong size = DimensionDefaults.of(symbol);
        if (size.isEmpty()) {
            size = DimensionDefaults.at(axis, type, dims);
        }
        if (size.isPresent()) {
            return size.getAsLong();
        }
        if (axis == 0 && symbol.startsWith(GENERATED_NAME)) {
            return DimensionDefaults.BATCH;
        }
        throw unbound(input, axis, "is the symbol " + symbol, "a size for " + symbol + ", or ");
    }

    private static InvalidModelException unbound(
            String input, int axis, String what, String alternative) {
        return new InvalidModelException(
                ModelFault.UNBOUND_DIMENSION,
                "dimension "
                        + axis
                        + " of input "
                        + input
                        + " "
                        + what
                        + " and has no default: give "
                        + alternative
                        + "the whole shape of "
                        + input);
    }

    private void requireFits(String input, Shape given, Optional<List<Dimension>> declared) {
        if (declared.isEmpty()) {
            return;
        }
        List<Dimension> dims = declared.get();
        boolean fits = given.rank() == dims.size();
        for (int axis = 0; fits && axis < dims.size(); axis++) {
            boolean batchAskedFor =
                    axis == 0
                            && binding.batch().isPresent()
                            && binding.batch().getAsLong() == given.dim(0);
            if (dims.get(axis) instanceof Fixed(long size)) {
                fits = size == given.dim(axis) || batchAskedFor;
            }
        }
        if (!fits) {
            throw new InvalidModelException(
                    ModelFault.SHAPE_MISMATCH,
                    "the shape "
                            + given
                            + " given for input "
                            + input
                            + " does not fit its declared shape "
                            + describe(dims));
        }
    }

    private static List<String> describe(List<Dimension> dims) {
        List<String> words = new ArrayList<>(dims.size());
        for (Dimension dim : dims) {
            words.add(
                    switch (dim) {
                        case Fixed(long size) -> Long.toString(size);
                        case Symbol(String symbol) -> symbol;
                        case Anonymous() -> "?";
                    });
        }
        return words;
    }
}

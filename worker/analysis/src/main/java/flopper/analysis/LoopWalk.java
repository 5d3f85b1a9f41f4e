package flopper.analysis;

import flopper.analysis.ShapeInference.Result;
import flopper.analysis.Step.Body;
import flopper.analysis.Step.Pass;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Node;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The passes of one Loop or Scan. The body is walked once with the types of its state alone; while
 * they change it is walked again, and once they stay, one walk stands for all passes that are left.
 * Where that leaves something open, the passes are walked one by one with what is known of values.
 */
final class LoopWalk {
    /** More passes than this are not worth walking one by one. */
    private static final int UNROLLED_MAX = 1024;

    private static final long ENDLESS = Long.MAX_VALUE;

    private final ShapeInference inference;
    private final Node node;
    private final Scope scope;
    private final Graph body;

    /** Loop's body takes the pass number and a condition first, and gives a condition first. */
    private boolean isLoop;

    private boolean conditional;
    private List<Value> slices = List.of();

    LoopWalk(ShapeInference inference, Node node, Scope scope) {
        this.inference = inference;
        this.node = node;
        this.scope = scope;
        this.body = ControlFlow.body(node, "body");
    }

    /**
     * What the passes came to.
     *
     * @param count of passes; unknown when {@code reason} is not empty
     * @param state its types after the last pass
     * @param stacked types of what each pass adds to an output
     */
    private record Passes(
            List<Pass> passes,
            long count,
            List<Value> state,
            List<ValueType> stacked,
            String reason) {
        boolean isSettled() {
            return reason.isEmpty()
                    && passes.stream().allMatch(pass -> settled(pass.body().steps()));
        }

        private static boolean settled(List<Step> steps) {
            return steps.stream()
                    .noneMatch(step ->
                            step.outcome() instanceof Step.Unresolved
                                    || step.outcome() instanceof Step.Either);
        }
    }

    Result loop(List<Value> inputs) {
        isLoop = true;
        Value condition = ControlFlow.input(inputs, 1);
        conditional = !condition.isAbsent();
        List<Value> state = inputs.subList(Math.min(2, inputs.size()), inputs.size());
        String unknown = "";
        long limit = ENDLESS;
        Value trips = ControlFlow.input(inputs, 0);
        if (!trips.isAbsent()) {
            Optional<Long> number = scalar(trips);
            limit = Math.max(0, number.orElse(ENDLESS));
            unknown = number.isEmpty() ? reason(trips, "its number of passes") : "";
        }
        if (conditional) {
            Optional<Long> holds = scalar(condition);
            if (holds.isPresent() && holds.get() == 0) {
                return result(none(state), List.of());
            }
            if (unknown.isEmpty() && holds.isEmpty()) {
                unknown = reason(condition, "its condition");
            }
        }
        return result(passes(state, limit, unknown), List.of());
    }

    Result scan(List<Value> inputs) {
        if (scope.opset("") < 9) {
            return batchedScan(inputs);
        }
        List<Value> state = inputs.subList(0, inputs.size() - scanned(inputs.size()));
        return result(
                passes(state, slice(inputs.subList(state.size(), inputs.size())), ""),
                node.attributes().integers("scan_output_axes").orElse(List.of()));
    }

    private int scanned(int inputs) {
        long scanned = node.attributes().integer("num_scan_inputs", 0);
        if (scanned < 1 || scanned > inputs) {
            throw new ShapeException("num_scan_inputs is " + scanned);
        }
        return (int) scanned;
    }

    /** Makes what a pass sees of each tensor, and says how many passes they give. */
    private long slice(List<Value> scanned) {
        List<Long> axes = node.attributes().integers("scan_input_axes").orElse(List.of());
        slices = new ArrayList<>(scanned.size());
        long length = -1;
        for (int i = 0; i < scanned.size(); i++) {
            TensorType type = tensor(scanned.get(i));
            int axis = type.shape().axis(i < axes.size() ? axes.get(i) : 0);
            length = same(length, type.shape().dim(axis), "lengths");
            slices.add(inference.value(ControlFlow.without(type, axis)));
        }
        return length;
    }

    private static long same(long known, long size, String what) {
        if (known >= 0 && known != size) {
            throw new ShapeException("its scan inputs have different " + what);
        }
        return size;
    }

    /**
     * Scan as it was in operator set 8: the lengths of the sequences come first, and every state and
     * scanned tensor begins with a batch, of which the body sees one. Steps past the end of a shorter
     * sequence count as computed, as they do in LSTM.
     */
    private Result batchedScan(List<Value> inputs) {
        List<Value> tensors = inputs.subList(Math.min(1, inputs.size()), inputs.size());
        int states = tensors.size() - scanned(tensors.size());
        List<Value> unbatched = new ArrayList<>(tensors.size());
        long batch = -1;
        for (Value value : tensors) {
            TensorType type = tensor(value);
            batch = same(batch, type.shape().dim(type.shape().axis(0)), "batches");
            unbatched.add(inference.value(ControlFlow.without(type, 0)));
        }
        long length = slice(unbatched.subList(states, unbatched.size()));
        Passes one = passes(unbatched.subList(0, states), length, "");
        List<Pass> all = new ArrayList<>(one.passes().size());
        for (Pass pass : one.passes()) {
            all.add(new Pass(pass.body(), Math.multiplyExact(pass.times(), batch)));
        }
        List<Value> outputs = new ArrayList<>();
        for (Value value : result(one, List.of()).outputs()) {
            outputs.add(
                    value.type() instanceof TensorType tensor
                            ? inference.value(ControlFlow.stacked(tensor, 0, batch))
                            : value);
        }
        return new Result(outputs, new Step.Bodies(all, true));
    }

    private static TensorType tensor(Value value) {
        return switch (value.type()) {
            case TensorType tensor -> tensor;
            case UnknownType(_, String reason) -> throw new UnresolvedException(reason);
            default -> throw new ShapeException("a scan input is no tensor");
        };
    }

    private static Optional<Long> scalar(Value value) {
        return value.constant().filter(values -> values.size() == 1).map(v -> v.longAt(0));
    }

    private String reason(Value value, String what) {
        return value.type() instanceof UnknownType(_, String cause)
                ? cause
                : "node " + node.label() + ": " + what + " depends on data";
    }

    private Passes passes(List<Value> state, long limit, String unknown) {
        if (limit == 0) {
            return none(state);
        }
        Passes steady = steady(state, limit, unknown);
        if (!steady.isSettled() && unknown.isEmpty()) {
            Optional<Passes> unrolled = unrolled(state, limit);
            if (unrolled.isPresent()) {
                return unrolled.get();
            }
        }
        return steady;
    }

    /** No pass; the body is walked for the types it would stack, and dropped. */
    private Passes none(List<Value> state) {
        Body once = run(numberOf(Optional.empty()), typesOnly(state));
        return new Passes(List.of(), 0, state, stacked(once, state.size()), "");
    }

    private Passes steady(List<Value> initial, long limit, String unknown) {
        List<Pass> passes = new ArrayList<>();
        List<Value> state = typesOnly(initial);
        List<ValueType> stacked = List.of();
        for (long done = 0; ; done++) {
            Body once = run(numberOf(Optional.empty()), state);
            List<Value> next = state(once, state.size());
            List<ValueType> added = stacked(once, state.size());
            stacked = done == 0 ? added : common(stacked, added);
            boolean stable = types(state).equals(types(next));
            Optional<Long> goesOn =
                    conditional ? scalar(once.outputs().getFirst()) : Optional.of(1L);
            if (goesOn.isPresent() && goesOn.get() == 0 && unknown.isEmpty()) {
                passes.add(new Pass(once, 1));
                return new Passes(passes, done + 1, next, stacked, "");
            }
            String open = unknown;
            if (open.isEmpty() && goesOn.isEmpty()) {
                open = "node " + node.label() + ": its condition depends on data";
            }
            if (open.isEmpty() && limit == ENDLESS) {
                open = "node " + node.label() + ": nothing that is known ends it";
            }
            if (!open.isEmpty()) {
                passes.add(new Pass(once, 1));
                return new Passes(passes, 0, afterUnknown(state, next, open), stacked, open);
            }
            if (stable || done + 1 == limit) {
                passes.add(new Pass(once, limit - done));
                return new Passes(passes, limit, next, stacked, "");
            }
            passes.add(new Pass(once, 1));
            state = typesOnly(next);
        }
    }

    /** After an unknown number of passes, only a type that a pass does not change is known. */
    private List<Value> afterUnknown(List<Value> before, List<Value> after, String reason) {
        List<Value> state = new ArrayList<>(after.size());
        for (int i = 0; i < after.size(); i++) {
            ValueType type = after.get(i).type();
            boolean same = type.equals(before.get(i).type());
            state.add(inference.value(same ? type : new UnknownType(Optional.empty(), reason)));
        }
        return state;
    }

    /** Each pass by itself; empty when there are too many, or their number is not known even so. */
    private Optional<Passes> unrolled(List<Value> initial, long limit) {
        List<Pass> passes = new ArrayList<>();
        List<Value> state = initial;
        List<ValueType> stacked = List.of();
        boolean goesOn = true;
        int done = 0;
        while (goesOn && done < limit) {
            if (done == UNROLLED_MAX) {
                return Optional.empty();
            }
            Body once = run(numberOf(Optional.of((long) done)), state);
            passes.add(new Pass(once, 1));
            List<ValueType> added = stacked(once, state.size());
            stacked = done == 0 ? added : common(stacked, added);
            state = state(once, state.size());
            if (conditional) {
                Optional<Long> holds = scalar(once.outputs().getFirst());
                if (holds.isEmpty()) {
                    return Optional.empty();
                }
                goesOn = holds.get() != 0;
            }
            done++;
        }
        return Optional.of(new Passes(passes, done, state, stacked, ""));
    }

    private List<Value> numberOf(Optional<Long> pass) {
        if (!isLoop) {
            return List.of();
        }
        Optional<ConstantTensor> number =
                pass.map(k -> ConstantTensor.ofLongs(ElementType.INT64, Shape.scalar(), k));
        return List.of(
                inference.value(TensorType.of(ElementType.INT64), number),
                inference.value(
                        TensorType.of(ElementType.BOOL),
                        Optional.of(ConstantTensor.ofLongs(ElementType.BOOL, Shape.scalar(), 1))));
    }

    private Body run(List<Value> first, List<Value> state) {
        List<Value> arguments = new ArrayList<>(first);
        arguments.addAll(state);
        arguments.addAll(slices);
        Body once = inference.body(body, arguments, scope, node);
        if (once.outputs().size() < first() + state.size()) {
            throw new ShapeException("its body gives fewer values than it has state");
        }
        return once;
    }

    private int first() {
        return isLoop ? 1 : 0;
    }

    private List<Value> state(Body once, int count) {
        return once.outputs().subList(first(), first() + count);
    }

    private List<ValueType> stacked(Body once, int state) {
        return types(once.outputs().subList(first() + state, once.outputs().size()));
    }

    private static List<ValueType> types(List<Value> values) {
        return values.stream().map(Value::type).toList();
    }

    private List<Value> typesOnly(List<Value> values) {
        return values.stream().map(value -> inference.value(value.type())).toList();
    }

    private List<ValueType> common(List<ValueType> before, List<ValueType> added) {
        List<ValueType> common = new ArrayList<>(added.size());
        for (int i = 0; i < added.size(); i++) {
            String reason = "node " + node.label() + ": its passes give different shapes to stack";
            common.add(
                    before.get(i).equals(added.get(i))
                            ? added.get(i)
                            : new UnknownType(Optional.empty(), reason));
        }
        return common;
    }

    private Result result(Passes passes, List<Long> axes) {
        List<Value> outputs = new ArrayList<>();
        for (Value value : passes.state()) {
            outputs.add(inference.value(value.type(), value.constant()));
        }
        for (int i = 0; i < passes.stacked().size(); i++) {
            ValueType type = passes.stacked().get(i);
            if (!passes.reason().isEmpty()) {
                type = new UnknownType(Optional.empty(), passes.reason());
            } else if (type instanceof TensorType tensor) {
                Shape grown = Shape.of(new long[tensor.shape().rank() + 1]);
                int axis = grown.axis(i < axes.size() ? axes.get(i) : 0);
                type = ControlFlow.stacked(tensor, axis, passes.count());
            }
            outputs.add(inference.value(type));
        }
        Step.Outcome outcome =
                passes.reason().isEmpty()
                        ? new Step.Bodies(passes.passes(), true)
                        : new Step.Unresolved(passes.reason());
        return new Result(outputs, outcome);
    }
}

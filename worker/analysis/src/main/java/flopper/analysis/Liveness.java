package flopper.analysis;

import flopper.analysis.op.View;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The largest sum of activation bytes alive at once when nodes run one after another in file order.
 *
 * <p>A graph input lives from the start, a node's output from the node on; each lives until its last
 * reader has run, a graph output until the end. While a node runs, its inputs and its outputs are
 * both alive: nothing is computed in place. What a {@link View} puts out lives in its input's
 * memory. Weights are no activations. The body of a function or branch adds what it holds at its own
 * peak; that of a loop adds it to the loop's outputs, which hold the state of the pass before.
 */
final class Liveness {
    private static final int UNUSED = -1;

    /** By value: the value in whose memory it lives. */
    private final int[] roots;

    /** By value: the last step that uses it, within the list of steps being walked. */
    private final int[] lastUses;

    private final long[] aliveBytes;

    private Liveness(int values) {
        roots = new int[values];
        lastUses = new int[values];
        aliveBytes = new long[values];
        for (int id = 0; id < values; id++) {
            roots[id] = id;
        }
        Arrays.fill(lastUses, UNUSED);
    }

    static long peakBytes(ShapeInference.Walk walk) {
        Liveness liveness = new Liveness(walk.values());
        liveness.settleRoots(walk.steps());
        return liveness.peak(walk.inputs(), walk.steps(), walk.outputs());
    }

    private void settleRoots(List<Step> steps) {
        for (Step step : steps) {
            if (step.outcome() instanceof Step.Resolved resolved
                    && resolved.operator() instanceof View
                    && !step.inputs().isEmpty()
                    && !step.inputs().getFirst().isAbsent()
                    && !step.outputs().getFirst().isAbsent()) {
                roots[step.outputs().getFirst().id()] = roots[step.inputs().getFirst().id()];
            }
            forEachBody(step, body -> settleRoots(body.steps()));
        }
    }

    private static void forEachBody(Step step, Consumer<Step.Body> action) {
        switch (step.outcome()) {
            case Step.Bodies(List<Step.Pass> passes, _) ->
                    passes.forEach(pass -> action.accept(pass.body()));
            case Step.Either either -> {
                action.accept(either.first());
                action.accept(either.second());
            }
            case Step.Resolved _, Step.Unsupported _, Step.Unresolved _ -> {}
        }
    }

    private long peak(List<Value> inputs, List<Step> steps, List<Value> outputs) {
        // Bodies first: they use the same arrays for values of their own.
        long[] within = new long[steps.size()];
        for (int k = 0; k < within.length; k++) {
            within[k] = peakWithin(steps.get(k));
        }
        for (int k = 0; k < within.length; k++) {
            use(steps.get(k), k);
        }
        use(outputs, steps.size());
        long alive = 0;
        for (Value input : inputs) {
            alive = Math.addExact(alive, begin(input));
        }
        long peak = alive;
        for (int k = 0; k < within.length; k++) {
            Step step = steps.get(k);
            long begun = 0;
            for (Value output : step.outputs()) {
                begun = Math.addExact(begun, begin(output));
            }
            boolean loop = step.outcome() instanceof Step.Bodies(_, boolean looped) && looped;
            long running = loop ? Math.addExact(begun, within[k]) : Math.max(begun, within[k]);
            peak = Math.max(peak, Math.addExact(alive, running));
            alive = Math.addExact(alive, begun) - endAfter(step, k);
        }
        end(outputs, steps.size());
        return peak;
    }

    private long peakWithin(Step step) {
        long[] peak = {0};
        forEachBody(
                step,
                body -> peak[0] = Math.max(peak[0], peak(List.of(), body.steps(), body.outputs())));
        return peak[0];
    }

    private void use(Step step, int k) {
        use(step.inputs(), k);
        use(step.outputs(), k);
        forEachBody(step, body -> body.steps().forEach(inner -> use(inner, k)));
    }

    private void use(List<Value> values, int k) {
        for (Value value : values) {
            if (!value.isAbsent()) {
                lastUses[roots[value.id()]] = k;
            }
        }
    }

    /** Begins a value's life and says how many bytes that takes. */
    private long begin(Value value) {
        if (value.isAbsent() || value.weight().isPresent()) {
            return 0;
        }
        int id = value.id();
        if (roots[id] != id || aliveBytes[id] != 0) {
            return 0;
        }
        aliveBytes[id] = CostCounter.bytes(value.type());
        return aliveBytes[id];
    }

    private long endAfter(Step step, int k) {
        long[] ended = {end(step.inputs(), k) + end(step.outputs(), k)};
        forEachBody(step, body -> body.steps().forEach(inner -> ended[0] += endAfter(inner, k)));
        return ended[0];
    }

    private long end(List<Value> values, int k) {
        long ended = 0;
        for (Value value : values) {
            if (!value.isAbsent() && lastUses[roots[value.id()]] == k) {
                int root = roots[value.id()];
                ended += aliveBytes[root];
                aliveBytes[root] = 0;
            }
        }
        return ended;
    }
}

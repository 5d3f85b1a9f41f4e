package flopper.timing.backend.onednn;

import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.ElementType;
import flopper.timing.backend.LoadedWorkload;
import flopper.timing.backend.Precision;
import flopper.timing.failure.TimingFailure;
import flopper.timing.synthetic.SyntheticValues;
import flopper.timing.synthetic.Weights;

import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model's primitives with their memory. */
final class LoadedOneDnn implements LoadedWorkload {
    private final Engine engine;
    private final List<Item> items;
    private final List<Call> calls;
    private final Map<String, Placed> outputs;

    private LoadedOneDnn(Engine engine, List<Item> items, Map<String, Placed> outputs) {
        this.engine = engine;
        this.items = List.copyOf(items);
        this.calls = items.stream().map(Item::call).toList();
        this.outputs = outputs;
    }

    static LoadedOneDnn load(PlannedModel planned, Precision precision, int threads)
            throws TimingFailure {
        Engine engine = new Engine(threads);
        try {
            Plan plan = planned.plan();
            Numbers numbers = new Numbers(planned.model(), plan);
            Memory memory = new Memory(engine, plan, numbers);
            for (ModelReport.Input input : planned.report().inputs()) {
                if (input.type().elementType().isFloatingPoint()) {
                    SyntheticValues.fill(
                            Weights.input(input.name(), input.type().with(ElementType.FLOAT)),
                            memory.input(input.name()).data());
                }
            }
            new Assembler(engine, plan, numbers, memory, new Formats(precision, plan)).assemble();
            Map<String, Placed> outputs = new LinkedHashMap<>();
            for (String output : plan.outputs()) {
                outputs.put(output, memory.asPlain(output, NumberType.F32));
            }
            return new LoadedOneDnn(engine, memory.items(), outputs);
        } catch (TimingFailure | RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    List<Item> items() {
        return items;
    }

    /** What the last run made. */
    float[] output(String name) {
        Placed output = outputs.get(name);
        if (output == null) {
            throw new IllegalArgumentException("no output " + name);
        }
        long elements = 1;
        for (long dim : output.dims()) {
            elements *= dim;
        }
        return output.data().asSlice(0, elements * Float.BYTES).toArray(ValueLayout.JAVA_FLOAT);
    }

    @Override
    public void run() throws TimingFailure {
        for (Call call : calls) {
            call.run();
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}

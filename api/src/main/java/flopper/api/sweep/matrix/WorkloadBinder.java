package flopper.api.sweep.matrix;

import flopper.analysis.InputBinding;
import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.ModelFault;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.db.failure.FailureCode;
import flopper.db.workload.InputShapes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Binds the inputs of models to the shapes and batches of one submission. */
final class WorkloadBinder {

    private final List<Optional<Long>> batches;

    /** What may be given for the inputs, each with its place in the body. */
    private final Map<Map<String, Shape>, Integer> alternatives;

    private final Refusals refusals;

    WorkloadBinder(SweepRequest request, Refusals refusals) {
        this.refusals = refusals;
        this.batches =
                request.batch().isEmpty()
                        ? List.of(Optional.empty())
                        : request.batch().stream().distinct().map(Optional::of).toList();
        this.alternatives = alternatives(request.shapes());
    }

    /** How many workloads each model has. */
    int perModel() {
        return batches.size() * alternatives.size();
    }

    /** The workloads of a model: shape by shape, and for each batch by batch. */
    List<Workload> bind(SelectedModel model) {
        List<Workload> workloads = new ArrayList<>();
        alternatives.forEach((shapes, place) -> {
            for (Optional<Long> batch : batches) {
                bind(model, shapes, place, batch).ifPresent(workloads::add);
            }
        });
        return workloads;
    }

    private Optional<Workload> bind(
            SelectedModel model, Map<String, Shape> given, int place, Optional<Long> batch) {
        OptionalLong size = batch.map(OptionalLong::of).orElse(OptionalLong.empty());
        Map<String, Shape> shapes =
                batch.map(b -> withBatch(model.inputs(), given, b)).orElse(given);
        try {
            Map<String, Shape> concrete =
                    ModelAnalyzer.bind(model.inputs(), new InputBinding(size, shapes, Map.of()));
            return Optional.of(new Workload(model, size, stored(shapes), stored(concrete)));
        } catch (InvalidModelException e) {
            refusals.add(
                    FailureCode.valueOf(e.fault().name()),
                    field(model, given, place, e.fault()),
                    "%s: %s".formatted(model.reference(), e.getMessage()));
            return Optional.empty();
        }
    }

    /** The shapes with another batch: the first dimension of the first input, wherever it stands first. */
    private static Map<String, Shape> withBatch(
            Graph graph, Map<String, Shape> shapes, long batch) {
        Optional<Shape> first =
                graph.inputs().stream()
                        .map(ValueInfo::name)
                        .filter(shapes::containsKey)
                        .map(shapes::get)
                        .filter(shape -> shape.rank() > 0)
                        .findFirst();
        if (first.isEmpty()) {
            return shapes;
        }
        Map<String, Shape> batched = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> {
            boolean counts = shape.rank() > 0 && shape.dim(0) == first.get().dim(0);
            batched.put(name, counts ? shape.with(0, batch) : shape);
        });
        return batched;
    }

    /** The part of the body that a model's inputs do not fit. */
    private static String field(
            SelectedModel model, Map<String, Shape> given, int place, ModelFault fault) {
        if (given.isEmpty()) {
            return model.field();
        }
        String field = "shapes[%d]".formatted(place);
        List<String> suspects =
                given.keySet().stream()
                        .filter(name -> fault != ModelFault.UNKNOWN_INPUT || !has(model, name))
                        .toList();
        return suspects.size() == 1 ? field + "." + suspects.getFirst() : field;
    }

    private static boolean has(SelectedModel model, String input) {
        return model.inputs().inputs().stream().anyMatch(known -> known.name().equals(input));
    }

    private static InputShapes stored(Map<String, Shape> shapes) {
        Map<String, List<Long>> byName = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> byName.put(name, shape.toList()));
        return InputShapes.of(byName);
    }

    private Map<Map<String, Shape>, Integer> alternatives(List<Map<String, List<Long>>> given) {
        if (given.isEmpty()) {
            return Map.of(Map.of(), 0);
        }
        Map<Map<String, Shape>, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            Map<String, List<Long>> wanted = given.get(i);
            Map<String, Shape> shapes = new LinkedHashMap<>();
            String field = "shapes[%d].".formatted(i);
            wanted.forEach((input, dims) ->
                    shape(field + input, dims).ifPresent(shape -> shapes.put(input, shape)));
            if (shapes.size() == wanted.size()) {
                places.putIfAbsent(shapes, i);
            }
        }
        return places;
    }

    private Optional<Shape> shape(String field, List<Long> dims) {
        // Whatever the types say, null is where the body has it.
        if (dims == null || dims.contains(null)) {
            refusals.add(
                    FailureCode.BAD_REQUEST, field, field + " must be a list of whole numbers");
            return Optional.empty();
        }
        for (int axis = 0; axis < dims.size(); axis++) {
            if (dims.get(axis) < 0) {
                String place = "%s[%d]".formatted(field, axis);
                refusals.add(
                        FailureCode.BAD_TENSOR,
                        place,
                        "%s is negative: %d".formatted(place, dims.get(axis)));
                return Optional.empty();
            }
        }
        try {
            return Optional.of(Shape.of(dims));
        } catch (ShapeException e) {
            refusals.add(FailureCode.BAD_TENSOR, field, "%s: %s".formatted(field, e.getMessage()));
            return Optional.empty();
        }
    }
}

package flopper.api.comparison;

import flopper.api.model.ModelResolver;
import flopper.api.problem.ApiException;
import flopper.db.Database;
import flopper.db.comparison.ComparisonQuery;
import flopper.db.comparison.ComparisonStore;
import flopper.db.device.CanaryStore;
import flopper.db.device.DeviceStore;
import flopper.db.failure.FailureCode;
import flopper.db.measurement.Measurement;
import flopper.db.model.Model;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lays the latest measurements side by side. */
@Singleton
final class Comparisons {

    private final ModelResolver resolver;
    private final DeviceStore devices;
    private final ComparisonStore measurements;
    private final CanaryStore canaries;

    Comparisons(ModelResolver resolver, Database database) {
        this.resolver = resolver;
        this.devices = database.devices();
        this.measurements = database.comparisons();
        this.canaries = database.canaries();
    }

    /**
     * The matrix that is asked for.
     *
     * @throws ApiException where a model, device class, metric or baseline is none
     */
    ComparisonResponse compare(ComparisonRequest request) {
        Metric metric = Metric.named(request.metric());
        List<Model> models = models(request.models());
        List<Measurement> latest = measurements.latest(query(request, models));
        List<String> deviceClasses = deviceClasses(request, latest);
        Base base = base(request, models, deviceClasses);
        Map<Setting, List<Measurement>> bySetting =
                latest.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Setting::of, TreeMap::new, Collectors.toList()));
        Map<String, Double> noise = noise(latest);
        List<ComparisonResponse.Cell> cells = new ArrayList<>();
        bySetting.forEach((setting, measured) ->
                cells.addAll(
                        new Matrix(Optional.of(setting), metric, base, noise, measured)
                                .cells(models, deviceClasses)));
        if (bySetting.isEmpty()) {
            cells.addAll(
                    new Matrix(Optional.empty(), metric, base, noise, List.of())
                            .cells(models, deviceClasses));
        }
        return new ComparisonResponse(
                metric.fieldName(),
                metric.better(),
                base.told(),
                models.stream().map(Model::reference).toList(),
                deviceClasses,
                cells);
    }

    /** Of wall time, which every metric with an interval is made of. */
    private Map<String, Double> noise(List<Measurement> latest) {
        Map<String, Double> noise = new HashMap<>();
        latest.stream()
                .map(Measurement::deviceId)
                .distinct()
                .forEach(device ->
                        canaries.noise(device)
                                .ifPresent(known -> noise.put(device, known.detectableChange())));
        return noise;
    }

    private List<Model> models(@Nullable List<String> references) {
        // The framework would refuse without saying which parameter is missing.
        if (references == null || references.isEmpty()) {
            throw ApiException.ofField(FailureCode.BAD_REQUEST, "models", "models is required");
        }
        List<Model> models = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            models.add(resolver.require(references.get(i), "models[%d]".formatted(i)));
        }
        return models.stream().distinct().toList();
    }

    private static ComparisonQuery query(ComparisonRequest request, List<Model> models) {
        return new ComparisonQuery(
                models.stream().map(Model::graphId).distinct().toList(),
                Optional.ofNullable(request.deviceClasses()).orElse(List.of()),
                Optional.ofNullable(request.backend()),
                Optional.ofNullable(request.precision()),
                request.threads() == null ? OptionalInt.empty() : OptionalInt.of(request.threads()),
                request.batch() == null ? OptionalLong.empty() : OptionalLong.of(request.batch()));
    }

    private List<String> deviceClasses(ComparisonRequest request, List<Measurement> latest) {
        // Measurements outlive devices, so both may know classes that the other does not.
        Set<String> known = new TreeSet<>(devices.classes());
        latest.forEach(measurement -> known.add(measurement.deviceClass()));
        List<String> given = request.deviceClasses();
        if (given == null || given.isEmpty()) {
            return List.copyOf(known);
        }
        for (String name : given) {
            if (!known.contains(name)) {
                throw ApiException.ofField(
                        FailureCode.NO_DEVICE,
                        "deviceClasses",
                        "there is no device class '%s'".formatted(name));
            }
        }
        return given.stream().distinct().toList();
    }

    private Base base(ComparisonRequest request, List<Model> models, List<String> deviceClasses) {
        String name = request.baseline();
        if (name == null) {
            return new Base.OfModel(models.getFirst());
        }
        if (deviceClasses.contains(name)) {
            return new Base.OfDeviceClass(name);
        }
        return resolver.find(name)
                .filter(models::contains)
                .<Base>map(Base.OfModel::new)
                .orElseThrow(() ->
                        ApiException.ofField(
                                FailureCode.BAD_REQUEST,
                                "baseline",
                                ("baseline '%s' is neither one of the models nor one of the device"
                                                + " classes that are compared")
                                        .formatted(name)));
    }
}

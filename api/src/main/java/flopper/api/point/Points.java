package flopper.api.point;

import flopper.api.backbone.CountedBackbones;
import flopper.api.backbone.CountedBackbones.Counted;
import flopper.api.problem.ApiException;
import flopper.db.Database;
import flopper.db.comparison.ComparisonStore;
import flopper.db.comparison.MeasuredPoint;
import flopper.db.device.DeviceStore;
import flopper.db.failure.FailureCode;
import flopper.db.imported.ImportStore;
import flopper.db.imported.ImportedMeasurement;
import flopper.db.imported.ImportedSetting;
import flopper.db.workload.InputShapes;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The speeds on device classes, ours and others', with what each model costs. */
@Singleton
public final class Points {

    private final ComparisonStore measurements;
    private final DeviceStore devices;
    private final ImportStore imports;
    private final CountedBackbones backbones;

    Points(Database database, CountedBackbones backbones) {
        this.measurements = database.comparisons();
        this.devices = database.devices();
        this.imports = database.imports();
        this.backbones = backbones;
    }

    /**
     * The points of a device class, or of all where none is named, by where and how they were
     * measured.
     *
     * @throws ApiException where there is no such device class
     */
    public SortedMap<Place, List<Point>> of(@Nullable String deviceClass) {
        List<String> own = devices.classes();
        List<String> imported = imports.deviceClasses();
        SortedMap<Place, List<Point>> points = new TreeMap<>();
        if (deviceClass == null) {
            own.forEach(one -> addOwn(one, points));
            imported.forEach(one -> addImported(one, points));
        } else if (deviceClass.startsWith(ImportedSetting.PREFIX)) {
            require(imported, deviceClass);
            addImported(deviceClass, points);
        } else {
            require(own, deviceClass);
            addOwn(deviceClass, points);
        }
        return points;
    }

    private static void require(List<String> known, String deviceClass) {
        if (!known.contains(deviceClass)) {
            throw ApiException.ofField(
                    FailureCode.NO_DEVICE,
                    "deviceClass",
                    "there is no device class '%s'".formatted(deviceClass));
        }
    }

    private void addOwn(String deviceClass, Map<Place, List<Point>> points) {
        for (MeasuredPoint one : measurements.points(deviceClass)) {
            double batch = one.batch().orElse(1);
            Map<Axis, Double> values = new EnumMap<>(Axis.class);
            values.put(Axis.MACS, one.macs() / batch);
            values.put(Axis.FLOPS, one.flops() / batch);
            values.put(Axis.PARAMS, (double) one.params());
            values.put(Axis.WEIGHT_BYTES, (double) one.weightBytes());
            values.put(Axis.ACTIVATION_BYTES, one.activationBytes() / batch);
            putSpeed(values, one.p50Ns() / batch);
            points.computeIfAbsent(Place.of(deviceClass, one), _ -> new ArrayList<>())
                    .add(
                            new Point(
                                    one.model(),
                                    Optional.empty(),
                                    resolution(one.shapes()),
                                    Provenance.OWN,
                                    "measurement",
                                    Optional.of(one.id()),
                                    values));
        }
    }

    /** The side of the only image that goes in. */
    private static OptionalInt resolution(InputShapes shapes) {
        List<List<Long>> all = List.copyOf(shapes.byName().values());
        if (all.size() != 1 || all.getFirst().size() != 4) {
            return OptionalInt.empty();
        }
        long height = all.getFirst().get(2);
        return height == all.getFirst().get(3)
                ? OptionalInt.of(Math.toIntExact(height))
                : OptionalInt.empty();
    }

    private void addImported(String deviceClass, Map<Place, List<Point>> points) {
        for (ImportedMeasurement one : imports.ofDeviceClass(deviceClass)) {
            Map<Axis, Double> values = costs(one);
            putSpeed(values, one.nsPerSample());
            points.computeIfAbsent(Place.of(one.setting()), _ -> new ArrayList<>())
                    .add(
                            new Point(
                                    one.model(),
                                    one.backbone(),
                                    one.setting().resolution(),
                                    Provenance.IMPORTED,
                                    one.source(),
                                    Optional.of(one.id()),
                                    values));
        }
    }

    /** What an imported model costs: by its source where that says it, else by our own counting. */
    Map<Axis, Double> costs(ImportedMeasurement one) {
        Map<Axis, Double> values = new EnumMap<>(Axis.class);
        one.backbone()
                .flatMap(name -> backbones.find(name, one.setting().resolution()))
                .ifPresent(counted -> putCounted(values, counted));
        put(values, Axis.MACS, one.cost().macs());
        put(values, Axis.PARAMS, one.cost().params());
        put(values, Axis.ACTIVATIONS, one.cost().activations());
        return values;
    }

    static void putCounted(Map<Axis, Double> values, Counted counted) {
        values.put(Axis.MACS, (double) counted.macs());
        values.put(Axis.FLOPS, (double) counted.flops());
        values.put(Axis.PARAMS, (double) counted.params());
        values.put(Axis.WEIGHT_BYTES, (double) counted.weightBytes());
        values.put(Axis.ACTIVATION_BYTES, (double) counted.activationBytes());
    }

    private static void put(Map<Axis, Double> values, Axis axis, OptionalLong value) {
        if (value.isPresent()) {
            values.put(axis, (double) value.getAsLong());
        }
    }

    private static void putSpeed(Map<Axis, Double> values, double nsPerSample) {
        values.put(Axis.LATENCY, nsPerSample);
        values.put(Axis.THROUGHPUT, 1e9 / nsPerSample);
    }
}

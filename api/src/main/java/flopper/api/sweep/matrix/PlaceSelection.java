package flopper.api.sweep.matrix;

import flopper.db.device.Offer;
import flopper.db.device.Unit;
import flopper.db.failure.FailureCode;
import flopper.db.workload.Target;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns the targets of one submission into places that devices offer. What is asked for by name has
 * to be there; {@code *} is every device class that has the rest, and has to be one at least.
 */
final class PlaceSelection {

    private static final String ANY = "*";
    private static final List<String> PRECISION_DEFAULT = List.of("fp32");
    private static final List<Integer> THREADS_DEFAULT = List.of(1);

    /** They replay kernels, which no one deploys: only for who names them. */
    private static final Set<String> ON_DEMAND = Set.of("onednn");

    private final List<Offer> offers;
    private final List<Unit> units;
    private final List<String> precisions;
    private final Refusals refusals;

    /**
     * @param units those that the targets name by id or label, one for each backend
     */
    PlaceSelection(
            List<Offer> offers, List<Unit> units, List<String> precisions, Refusals refusals) {
        this.offers = offers;
        this.units = units;
        this.precisions =
                precisions.isEmpty() ? PRECISION_DEFAULT : precisions.stream().distinct().toList();
        this.refusals = refusals;
    }

    /**
     * The places of all targets in the order given, each once: class by class or unit by unit, backend
     * by backend, threads by threads, precision by precision.
     */
    List<Place> select(List<SweepRequest.Where> targets) {
        SequencedSet<Place> places = new LinkedHashSet<>();
        for (int i = 0; i < targets.size(); i++) {
            SweepRequest.Where target = targets.get(i);
            String field = "targets[%d]".formatted(i);
            if (isAmbiguous(target)) {
                refusals.add(
                        FailureCode.BAD_REQUEST,
                        field + ".deviceClass",
                        "%s names exactly one of deviceClass, label and device".formatted(field));
            } else if (target.deviceClass().filter(ANY::equals).isPresent()) {
                anywhere(target, field, places);
            } else {
                target.deviceClass().ifPresent(name -> inClass(name, target, field, places));
                target.label().ifPresent(label -> labelled(label, target, field, places));
                target.device().ifPresent(id -> onUnit(id, target, field, places));
            }
        }
        return List.copyOf(places);
    }

    private static boolean isAmbiguous(SweepRequest.Where target) {
        return Stream.of(target.deviceClass(), target.label(), target.device())
                        .filter(Optional::isPresent)
                        .count()
                != 1;
    }

    private void inClass(
            String deviceClass,
            SweepRequest.Where target,
            String field,
            SequencedSet<Place> places) {
        List<Offer> inClass =
                offers.stream().filter(offer -> offer.deviceClass().equals(deviceClass)).toList();
        if (inClass.isEmpty()) {
            refusals.add(
                    FailureCode.NO_DEVICE,
                    field + ".deviceClass",
                    "no device of class '%s' ever had a worker; there are %s"
                            .formatted(deviceClass, classes()));
            return;
        }
        new Group("device class '%s'".formatted(deviceClass), inClass, Optional.empty())
                .select(target, field, places);
    }

    private void labelled(
            String label, SweepRequest.Where target, String field, SequencedSet<Place> places) {
        List<String> ids =
                units.stream()
                        .filter(unit -> unit.labels().contains(label))
                        .map(Unit::id)
                        .distinct()
                        .toList();
        if (ids.isEmpty()) {
            refusals.add(
                    FailureCode.NO_DEVICE,
                    field + ".label",
                    "no device has the label '%s'".formatted(label));
        }
        ids.forEach(id -> unit(id).select(target, field, places));
    }

    private void onUnit(
            String id, SweepRequest.Where target, String field, SequencedSet<Place> places) {
        if (units.stream().noneMatch(unit -> unit.id().equals(id))) {
            refusals.add(
                    FailureCode.NO_DEVICE,
                    field + ".device",
                    "there is no device '%s'".formatted(id));
            return;
        }
        unit(id).select(target, field, places);
    }

    private Group unit(String id) {
        List<Offer> offered =
                units.stream().filter(unit -> unit.id().equals(id)).map(Unit::offer).toList();
        return new Group("device '%s'".formatted(id), offered, Optional.of(id));
    }

    /** What is asked for by name: all of it has to be there. */
    private final class Group {

        private final String name;
        private final List<Offer> offered;
        private final Optional<String> unit;

        /**
         * @param name as it is told in refusals
         * @param unit the one unit that it is; empty for a class
         */
        Group(String name, List<Offer> offered, Optional<String> unit) {
            this.name = name;
            this.offered = offered;
            this.unit = unit;
        }

        void select(SweepRequest.Where target, String field, SequencedSet<Place> places) {
            List<String> wanted = target.backend().isEmpty() ? usual(offered) : target.backend();
            for (int i = 0; i < wanted.size(); i++) {
                String backend = wanted.get(i);
                List<Offer> having =
                        offered.stream().filter(offer -> offer.backend().equals(backend)).toList();
                if (having.isEmpty()) {
                    refusals.add(
                            FailureCode.NO_DEVICE,
                            "%s.backend[%d]".formatted(field, i),
                            "%s has no backend '%s'; it has %s"
                                    .formatted(name, backend, backends(offered)));
                }
                having.forEach(offer -> {
                    check(offer, target, field);
                    fitting(offer, unit, target, places);
                });
            }
        }

        private void check(Offer offer, SweepRequest.Where target, String field) {
            List<Integer> threads = threads(target);
            for (int i = 0; i < threads.size(); i++) {
                if (threads.get(i) > offer.threadsMax()) {
                    refusals.add(
                            FailureCode.NO_DEVICE,
                            "%s.threads[%d]".formatted(field, i),
                            "backend '%s' of %s runs with at most %d threads, not %d"
                                    .formatted(
                                            offer.backend(),
                                            name,
                                            offer.threadsMax(),
                                            threads.get(i)));
                }
            }
            for (int i = 0; i < precisions.size(); i++) {
                if (!offer.precisions().contains(precisions.get(i))) {
                    refusals.add(
                            FailureCode.UNSUPPORTED_PRECISION,
                            "precision[%d]".formatted(i),
                            "backend '%s' of %s runs %s, not %s"
                                    .formatted(
                                            offer.backend(),
                                            name,
                                            offer.precisions(),
                                            precisions.get(i)));
                }
            }
        }
    }

    private void anywhere(SweepRequest.Where target, String field, SequencedSet<Place> places) {
        List<String> wanted = target.backend().isEmpty() ? usual(offers) : target.backend();
        if (wanted.isEmpty()) {
            refusals.add(
                    FailureCode.NO_DEVICE,
                    field + ".deviceClass",
                    "no worker with a device was ever started");
        }
        for (int i = 0; i < wanted.size(); i++) {
            String backend = wanted.get(i);
            List<Offer> offered =
                    offers.stream().filter(offer -> offer.backend().equals(backend)).toList();
            if (offered.isEmpty()) {
                refusals.add(
                        FailureCode.NO_DEVICE,
                        "%s.backend[%d]".formatted(field, i),
                        "no device class has a backend '%s'; there are %s"
                                .formatted(backend, backends(offers)));
                continue;
            }
            long before = places.size();
            offered.forEach(offer -> fitting(offer, Optional.empty(), target, places));
            if (places.size() == before) {
                refuseAnywhere(offered, target, backend, field, places);
            }
        }
    }

    /** Says why no class fits, unless what fits was there already. */
    private void refuseAnywhere(
            List<Offer> offered,
            SweepRequest.Where target,
            String backend,
            String field,
            SequencedSet<Place> places) {
        if (places.stream().anyMatch(place -> place.target().backend().equals(backend))) {
            return;
        }
        boolean threadsFit =
                offered.stream()
                        .anyMatch(offer ->
                                threads(target).stream().anyMatch(n -> n <= offer.threadsMax()));
        if (threadsFit) {
            refusals.add(
                    FailureCode.UNSUPPORTED_PRECISION,
                    "precision",
                    "no device class runs %s on backend '%s'".formatted(precisions, backend));
        } else {
            refusals.add(
                    FailureCode.NO_DEVICE,
                    field + ".threads",
                    "no device class runs backend '%s' with %s threads"
                            .formatted(backend, threads(target)));
        }
    }

    private void fitting(
            Offer offer,
            Optional<String> unit,
            SweepRequest.Where target,
            SequencedSet<Place> places) {
        for (int threads : threads(target)) {
            for (String precision : precisions) {
                if (threads <= offer.threadsMax() && offer.precisions().contains(precision)) {
                    places.add(
                            new Place(
                                    new Target(offer.deviceClass(), offer.backend(), threads),
                                    precision,
                                    unit));
                }
            }
        }
    }

    private static List<Integer> threads(SweepRequest.Where target) {
        return target.threads().isEmpty() ? THREADS_DEFAULT : target.threads();
    }

    private SortedSet<String> classes() {
        return offers.stream()
                .map(Offer::deviceClass)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> usual(List<Offer> offers) {
        return backends(offers).stream().filter(one -> !ON_DEMAND.contains(one)).toList();
    }

    private static List<String> backends(List<Offer> offers) {
        return offers.stream().map(Offer::backend).distinct().sorted().toList();
    }
}

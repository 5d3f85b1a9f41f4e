package flopper.api.sweep.matrix;

import flopper.db.device.Offer;
import flopper.db.failure.FailureCode;
import flopper.db.workload.Target;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Turns the targets of one submission into places that devices offer. What is asked for by name has
 * to be there; {@code *} is every device class that has the rest, and has to be one at least.
 */
final class PlaceSelection {

    private static final String ANY = "*";
    private static final List<String> PRECISION_DEFAULT = List.of("fp32");
    private static final List<Integer> THREADS_DEFAULT = List.of(1);

    private final List<Offer> offers;
    private final List<String> precisions;
    private final Refusals refusals;

    PlaceSelection(List<Offer> offers, List<String> precisions, Refusals refusals) {
        this.offers = offers;
        this.precisions =
                precisions.isEmpty() ? PRECISION_DEFAULT : precisions.stream().distinct().toList();
        this.refusals = refusals;
    }

    /**
     * The places of all targets in the order given, each once: class by class, backend by backend,
     * threads by threads, precision by precision.
     */
    List<Place> select(List<SweepRequest.Where> targets) {
        SequencedSet<Place> places = new LinkedHashSet<>();
        for (int i = 0; i < targets.size(); i++) {
            SweepRequest.Where target = targets.get(i);
            String field = "targets[%d]".formatted(i);
            if (target.deviceClass().equals(ANY)) {
                anywhere(target, field, places);
            } else {
                inClass(target, field, places);
            }
        }
        return List.copyOf(places);
    }

    private void inClass(SweepRequest.Where target, String field, SequencedSet<Place> places) {
        String deviceClass = target.deviceClass();
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
        List<String> backends = target.backend().isEmpty() ? backends(inClass) : target.backend();
        for (int i = 0; i < backends.size(); i++) {
            String backend = backends.get(i);
            List<Offer> offered =
                    inClass.stream().filter(offer -> offer.backend().equals(backend)).toList();
            if (offered.isEmpty()) {
                refusals.add(
                        FailureCode.NO_DEVICE,
                        "%s.backend[%d]".formatted(field, i),
                        "device class '%s' has no backend '%s'; it has %s"
                                .formatted(deviceClass, backend, backends(inClass)));
            }
            offered.forEach(offer -> named(offer, target, field, places));
        }
    }

    /** All of an offer that was asked for by name. */
    private void named(
            Offer offer, SweepRequest.Where target, String field, SequencedSet<Place> places) {
        List<Integer> threads = threads(target);
        for (int i = 0; i < threads.size(); i++) {
            if (threads.get(i) > offer.threadsMax()) {
                refusals.add(
                        FailureCode.NO_DEVICE,
                        "%s.threads[%d]".formatted(field, i),
                        "backend '%s' of device class '%s' runs with at most %d threads, not %d"
                                .formatted(
                                        offer.backend(),
                                        offer.deviceClass(),
                                        offer.threadsMax(),
                                        threads.get(i)));
            }
        }
        for (int i = 0; i < precisions.size(); i++) {
            if (!offer.precisions().contains(precisions.get(i))) {
                refusals.add(
                        FailureCode.UNSUPPORTED_PRECISION,
                        "precision[%d]".formatted(i),
                        "backend '%s' of device class '%s' runs %s, not %s"
                                .formatted(
                                        offer.backend(),
                                        offer.deviceClass(),
                                        offer.precisions(),
                                        precisions.get(i)));
            }
        }
        fitting(offer, target, places);
    }

    private void anywhere(SweepRequest.Where target, String field, SequencedSet<Place> places) {
        List<String> wanted = target.backend().isEmpty() ? backends(offers) : target.backend();
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
            offered.forEach(offer -> fitting(offer, target, places));
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

    private void fitting(Offer offer, SweepRequest.Where target, SequencedSet<Place> places) {
        for (int threads : threads(target)) {
            for (String precision : precisions) {
                if (threads <= offer.threadsMax() && offer.precisions().contains(precision)) {
                    places.add(
                            new Place(
                                    new Target(offer.deviceClass(), offer.backend(), threads),
                                    precision));
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

    private static List<String> backends(List<Offer> offers) {
        return offers.stream().map(Offer::backend).distinct().sorted().toList();
    }
}

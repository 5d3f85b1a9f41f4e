package flopper.api.sweep.matrix;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The cells that a submission leaves out. */
final class Exclusions {

    private final List<Predicate<PlannedCell>> rules;

    Exclusions(List<SweepRequest.Exclusion> entries) {
        this.rules = entries.stream().map(Exclusions::rule).toList();
    }

    boolean exclude(PlannedCell cell) {
        return rules.stream().anyMatch(rule -> rule.test(cell));
    }

    private static Predicate<PlannedCell> rule(SweepRequest.Exclusion entry) {
        Optional<Wildcard> model = entry.model().map(Wildcard::of);
        return cell ->
                entry.batch().stream().allMatch(batch -> hasBatch(cell, batch))
                        && entry.precision().stream()
                                .allMatch(wanted -> at(cell, p -> p.precision().equals(wanted)))
                        && entry.deviceClass().stream()
                                .allMatch(wanted ->
                                        at(cell, p -> p.target().deviceClass().equals(wanted)))
                        && entry.backend().stream()
                                .allMatch(wanted ->
                                        at(cell, p -> p.target().backend().equals(wanted)))
                        && entry.threads().stream()
                                .allMatch(wanted -> at(cell, p -> p.target().threads() == wanted))
                        && model.stream().allMatch(wildcard -> isModel(cell, wildcard));
    }

    private static boolean hasBatch(PlannedCell cell, long batch) {
        return cell.workload().batch().isPresent() && cell.workload().batch().getAsLong() == batch;
    }

    private static boolean at(PlannedCell cell, Predicate<Place> rule) {
        return cell.place().filter(rule).isPresent();
    }

    private static boolean isModel(PlannedCell cell, Wildcard wildcard) {
        Wildcard reference = Wildcard.of(cell.model());
        return wildcard.matches(reference.name(), reference.tag());
    }
}

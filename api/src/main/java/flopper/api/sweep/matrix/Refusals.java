package flopper.api.sweep.matrix;

import flopper.db.failure.FailureCode;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** What is wrong with one submission, in the order it is found. Not thread-safe. */
final class Refusals {

    /** A submission with more mistakes than this has one mistake many times over. */
    private static final int MAX = 100;

    private final SequencedSet<Refusal> found = new LinkedHashSet<>();

    void add(FailureCode code, String field, String detail) {
        if (found.size() < MAX) {
            found.add(new Refusal(code, field, detail));
        }
    }

    List<Refusal> all() {
        return List.copyOf(found);
    }
}

package flopper.db.measurement;

import java.util.List;

/**
 * How far a measurement can be trusted, by its own account.
 *
 * @param converged false: its limit stopped it before the confidence interval was narrow enough
 * @param disturbed foreign load, throttling or steal was seen
 * @param verdictNotes sentences behind the two
 */
public record Quality(boolean converged, boolean disturbed, List<String> verdictNotes) {

    public Quality {
        verdictNotes = List.copyOf(verdictNotes);
    }
}

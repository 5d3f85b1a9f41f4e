package flopper.api.comparison;

import flopper.db.measurement.Measurement;

/** What a matrix is made of: one value of each measurement. */
interface Compared {

    /** As requests and answers call it. */
    String fieldName();

    /** Which of two values is the better one. */
    Metric.Better better();

    /** Its value for a measurement. */
    Reading read(Measurement measurement);

    /** Whether chance has a part in it, so that a difference needs a verdict. */
    boolean isMeasured();
}

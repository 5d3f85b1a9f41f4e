package flopper.timing.peak;

import flopper.timing.statistics.Statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * The ceilings of a device at one number of threads, measured, never from a data sheet (rule 15).
 *
 * @param flops floating-point operations, of a product of square matrices
 * @param bytes bytes read and written, of an addition of tensors too large for the caches
 * @param notes sentences on what makes them doubtful
 */
public record Peaks(int threads, Ceiling flops, Ceiling bytes, List<String> notes) {
    /** Beyond this a ceiling is told to be uncertain. */
    private static final double SPREAD_MAX = 0.10;

    public Peaks {
        notes = List.copyOf(notes);
    }

    /**
     * @param product wall times of {@link PeakGraphs#product}
     * @param stream wall times of {@link PeakGraphs#stream}
     */
    public static Peaks of(int threads, Statistics product, Statistics stream) {
        Ceiling flops = Ceiling.of(PeakGraphs.PRODUCT_FLOPS, product);
        Ceiling bytes = Ceiling.of(PeakGraphs.STREAM_BYTES, stream);
        List<String> notes = new ArrayList<>();
        doubt("arithmetic", flops, notes);
        doubt("bandwidth", bytes, notes);
        return new Peaks(threads, flops, bytes, notes);
    }

    private static void doubt(String what, Ceiling ceiling, List<String> notes) {
        if (ceiling.spread() > SPREAD_MAX) {
            notes.add(
                    "the ceiling of %s is uncertain: the median sample takes %.0f %% longer than the best"
                            .formatted(what, 100 * ceiling.spread()));
        }
    }
}

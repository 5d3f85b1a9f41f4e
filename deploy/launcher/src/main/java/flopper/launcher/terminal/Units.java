package flopper.launcher.terminal;

import java.util.Locale;

/** Numbers as people read them: three or four significant digits and a unit. */
public final class Units {
    private static final double THOUSAND = 1000;
    private static final double KIBI = 1024;
    private static final String[] DECIMAL = {"", " k", " M", " G", " T", " P"};
    private static final String[] BINARY = {" B", " KiB", " MiB", " GiB", " TiB", " PiB"};
    private static final String[] TIME = {" ns", " µs", " ms", " s"};

    private Units() {}

    /** For example {@code 25.56 M}. */
    public static String count(long count) {
        return scaled((double) count, THOUSAND, DECIMAL);
    }

    /** For example {@code 97.5 MiB}. */
    public static String bytes(long bytes) {
        return scaled((double) bytes, KIBI, BINARY);
    }

    /** For example {@code 12.34 ms}. */
    public static String time(double ns) {
        return scaled(ns, THOUSAND, TIME);
    }

    /** For example {@code 2.89 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** For example {@code 1.40×}. */
    public static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f×", ratio);
    }

    private static String scaled(double value, double step, String[] units) {
        int unit = 0;
        double scaled = value;
        // 999.95 would be printed as 1000.
        while (unit + 1 < units.length && Math.abs(scaled) >= step - 0.05) {
            scaled /= step;
            unit++;
        }
        boolean whole = unit == 0 && scaled == Math.rint(scaled);
        String digits = whole ? "%.0f" : Math.abs(scaled) < 100 ? "%.2f" : "%.1f";
        return String.format(Locale.ROOT, digits, scaled) + units[unit];
    }
}

package flopper.launcher.analyze;

/** One way to print what was found, input by input. */
interface ReportPrinter {
    void print(Analyzed analyzed);

    /** Says why an input could not be counted. */
    void fail(String model, String code, String detail);
}

package flopper.launcher.analyze;

/** One way to print what was found, input by input. */
interface ReportPrinter {
    void print(Analyzed analyzed);
}

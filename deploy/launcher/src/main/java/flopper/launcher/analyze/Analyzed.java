package flopper.launcher.analyze;

import flopper.analysis.graph.Model;
import flopper.analysis.report.ModelReport;

/**
 * An input that was counted.
 *
 * @param name the file's name without its ending, or the backbone's
 */
record Analyzed(String name, String graphId, Model model, ModelReport report) {}

package flopper.launcher.analyze;

import flopper.agent.profile.ProfileRows;
import flopper.api.profile.ProfileResponse;

/** One JSON object a line and input: the object that the service's profile route answers with. */
final class JsonLines implements ReportPrinter {
    private final Output output;

    JsonLines(Output output) {
        this.output = output;
    }

    @Override
    public void print(Analyzed analyzed) {
        output.object(
                ProfileResponse.of(
                        analyzed.name(), ProfileRows.of(analyzed.graphId(), analyzed.report())));
    }
}

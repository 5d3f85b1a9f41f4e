package flopper.launcher.watch;

import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;
import flopper.launcher.client.SweepWatch;
import flopper.launcher.terminal.Progress;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

import java.io.PrintWriter;
import java.util.List;

/** Awaits the end of a sweep and tells of it. */
public final class SweepEnd {
    /** Failures that are told one by one; the service has the others. */
    private static final int TOLD_MAX = 10;

    private final ServiceClient service;
    private final PrintWriter out;
    private final Progress progress;

    public SweepEnd(ServiceClient service, CommandLine command) {
        this.service = service;
        this.out = command.getOut();
        this.progress = new Progress(command.getErr());
    }

    /**
     * Returns the exit code: 1 where a job did not succeed.
     *
     * @param json whether to print the sweep's object and nothing else
     */
    public int await(String id, boolean json) throws InterruptedException {
        Json sweep = new SweepWatch(service, progress).awaitEnd(ServiceClient.encoded(id));
        long failed = sweep.at("counts").at("FAILED").integer();
        long cancelled = sweep.at("counts").at("CANCELLED").integer();
        if (json) {
            out.println(service.text(sweep));
        } else {
            out.println(
                    "%d of %d succeeded, %d failed, %d cancelled; %d were answered from the store"
                            .formatted(
                                    sweep.at("counts").at("SUCCEEDED").integer(),
                                    sweep.at("total").integer(),
                                    failed,
                                    cancelled,
                                    sweep.at("reused").integer()));
            if (failed > 0) {
                tellFailures(id);
            }
            out.println(service.link("sweeps/" + id));
        }
        out.flush();
        return failed + cancelled == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void tellFailures(String id) throws InterruptedException {
        List<Json> jobs =
                service.get(
                                "sweeps/%s/jobs?state=FAILED&limit=%d"
                                        .formatted(ServiceClient.encoded(id), TOLD_MAX))
                        .at("items")
                        .items();
        for (Json job : jobs) {
            Json failure = job.at("failure");
            out.println(
                    "  %s on %s: %s (%s, %s)"
                            .formatted(
                                    job.at("model").text(),
                                    job.at("deviceClass").isNull()
                                            ? "a worker"
                                            : job.at("deviceClass").text(),
                                    failure.at("detail").text(),
                                    failure.at("code").text(),
                                    failure.at("blame").text()));
        }
    }
}

package flopper.api.regression;

import flopper.api.dispatch.Dispatcher;
import flopper.api.model.ModelResolver;
import flopper.db.Database;
import flopper.db.history.Series;
import flopper.db.job.JobKind;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.model.Model;
import flopper.db.regression.Regression;
import flopper.db.regression.RegressionStore;
import flopper.db.sweep.NewSweep;
import flopper.db.sweep.Submission;
import flopper.db.sweep.SweepStore;
import flopper.db.workload.Cell;
import flopper.db.workload.Target;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Optional;

/**
 * Has a suspected regression measured once more, on the same unit and when nothing more urgent waits.
 * The key of the submission keeps it to once, whoever else does the same. Thread-safe.
 */
@Singleton
final class RegressionRerun {

    /** On whose behalf. */
    static final String OWNER = "flopper";

    private static final int ATTEMPTS_MAX = 3;

    private final ModelResolver resolver;
    private final SweepStore sweeps;
    private final RegressionStore regressions;
    private final Dispatcher dispatcher;

    RegressionRerun(ModelResolver resolver, Database database, Dispatcher dispatcher) {
        this.resolver = resolver;
        this.sweeps = database.sweeps();
        this.regressions = database.regressions();
        this.dispatcher = dispatcher;
    }

    /** Submits it, or notes why that cannot be. */
    void submit(Regression regression) {
        Series series = regression.series();
        Optional<Model> model =
                resolver.find(regression.found().model())
                        .filter(one -> one.graphId().equals(series.graphId()));
        if (model.isEmpty()) {
            regressions.leave(
                    regression.id(),
                    "'%s' is another graph now".formatted(regression.found().model()));
            return;
        }
        NewJob job = NewJob.of(JobKind.MEASUREMENT, cell(model.get(), regression));
        switch (sweeps.submit(sweep(regression), List.of(job))) {
            case Submission.Accepted(var accepted) -> {
                regressions.rerun(regression.id(), accepted.id());
                dispatcher.wake();
            }
            case Submission.Repeated(var before) -> regressions.rerun(regression.id(), before.id());
            case Submission.KeyTaken _, Submission.InFlight _, Submission.OverQuota _ -> {
                // Somebody else is at it.
            }
        }
    }

    private static Cell cell(Model model, Regression regression) {
        Series series = regression.series();
        return Cell.profile(
                        model.reference(),
                        model.id(),
                        model.graphId(),
                        series.batch(),
                        series.shapes())
                .on(
                        new Target(series.deviceClass(), series.backend(), series.threads()),
                        series.precision())
                .onUnit(regression.found().deviceId());
    }

    private static NewSweep sweep(Regression regression) {
        return new NewSweep(
                "once more for regression " + regression.id(),
                OWNER,
                Priority.LOW,
                ATTEMPTS_MAX,
                "{}",
                "0".repeat(64),
                Optional.of("regression-" + regression.id()));
    }
}

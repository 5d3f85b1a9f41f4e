package flopper.api.sweep;

import flopper.api.sweep.matrix.Matrix;
import flopper.api.sweep.matrix.MatrixExpansion;
import flopper.api.sweep.matrix.PlannedCell;
import flopper.api.sweep.matrix.SweepRequest;
import flopper.db.Database;
import flopper.db.dispatch.DispatchStore;
import flopper.db.dispatch.QueuePace;
import flopper.db.job.Queue;
import flopper.db.workload.Cell;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what a submission would come to; stores nothing. Thread-safe. */
@Singleton
final class SweepPlanner {

    private static final int CELLS_SHOWN_MAX = 10_000;

    private final MatrixExpansion expansion;
    private final StoredAnswers answers;
    private final DispatchStore dispatches;

    SweepPlanner(MatrixExpansion expansion, StoredAnswers answers, Database database) {
        this.expansion = expansion;
        this.answers = answers;
        this.dispatches = database.dispatches();
    }

    DryRun plan(SweepRequest request) {
        ReuseRule rule = ReuseRule.parse(request.reuse());
        Matrix matrix = expansion.expand(request);
        List<PlannedCell> cells = matrix.cells();
        List<Optional<String>> stored = answers.find(cells, rule);
        Map<String, Integer> toRun = new HashMap<>();
        List<DryRun.Planned> planned = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (stored.get(i).isEmpty()) {
                toRun.merge(Queue.of(cells.get(i).cell()), 1, Integer::sum);
            }
            if (i < CELLS_SHOWN_MAX) {
                planned.add(planned(cells.get(i), stored.get(i)));
            }
        }
        List<QueuePace> paces = dispatches.paces(toRun.keySet());
        Optional<QueuePace> unknown =
                paces.stream().filter(pace -> pace.secondsFor(0).isEmpty()).findFirst();
        return new DryRun(
                cells.size(),
                Math.toIntExact(stored.stream().filter(Optional::isPresent).count()),
                matrix.refusals(),
                unknown.isPresent() ? Optional.empty() : Optional.of(seconds(paces, toRun)),
                unknown.map(SweepPlanner::why),
                planned);
    }

    /** Queues work side by side, so the slowest decides. */
    private static long seconds(List<QueuePace> paces, Map<String, Integer> toRun) {
        double slowest = 0;
        for (QueuePace pace : paces) {
            int further = toRun.getOrDefault(pace.queue(), 0);
            slowest = Math.max(slowest, pace.secondsFor(further).orElse(0));
        }
        return (long) Math.ceil(slowest);
    }

    private static String why(QueuePace pace) {
        return pace.workers() == 0
                ? "no worker serves queue %s now".formatted(pace.queue())
                : "no job of queue %s has succeeded yet".formatted(pace.queue());
    }

    private static DryRun.Planned planned(PlannedCell planned, Optional<String> resultId) {
        Cell cell = planned.cell();
        return new DryRun.Planned(
                cell.model(),
                cell.graphId(),
                cell.batch().stream().boxed().findFirst(),
                planned.concreteShapes().byName(),
                cell.precision(),
                cell.deviceClass(),
                cell.backend(),
                cell.threads().stream().boxed().findFirst(),
                cell.deviceId(),
                resultId);
    }
}

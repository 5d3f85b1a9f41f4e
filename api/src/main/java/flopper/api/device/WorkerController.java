package flopper.api.device;

import flopper.api.Application;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.device.Worker;
import flopper.db.device.WorkerStore;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

/** Workers. */
@Controller(Application.ROOT + "/workers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "devices")
@Refuses
class WorkerController {

    private final WorkerStore workers;

    WorkerController(Database database) {
        this.workers = database.workers();
    }

    /** Workers, newest first, those included that are gone. */
    @Get
    Items<WorkerResponse> listWorkers(@Valid @RequestBean PageRequest page) {
        return Items.of(workers.list(page.rowsById()), page, Worker::id, WorkerResponse::of);
    }

    /** One worker. */
    @Get("/{id}")
    WorkerResponse getWorker(String id) {
        return workers.find(id)
                .map(WorkerResponse::of)
                .orElseThrow(() -> ApiException.notFound("worker", id));
    }
}

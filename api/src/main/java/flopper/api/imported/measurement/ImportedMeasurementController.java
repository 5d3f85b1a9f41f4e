package flopper.api.imported.measurement;

import flopper.api.Application;
import flopper.api.access.Needs;
import flopper.api.page.Csv;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.access.Role;
import flopper.db.imported.ImportStore;
import flopper.db.imported.ImportedMeasurement;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

/** Times of others. */
@Controller(Application.ROOT + "/imported-measurements")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "imports")
@Refuses
class ImportedMeasurementController {

    private final ImportStore imports;

    ImportedMeasurementController(Database database) {
        this.imports = database.imports();
    }

    /**
     * Imported times that pass the filter, newest first; as a table for who accepts that, with the
     * next page in the Link header.
     */
    @Needs(Role.READER)
    @Get(produces = {MediaType.APPLICATION_JSON, Csv.TYPE})
    HttpResponse<Items<ImportedMeasurementResponse>> listImportedMeasurements(
            HttpRequest<?> request,
            @Valid @RequestBean ImportedMeasurementQuery query,
            @Valid @RequestBean PageRequest page) {
        return HttpResponse.ok(
                        Items.of(
                                imports.list(query.filter(), page.rowsById()),
                                page,
                                ImportedMeasurement::id,
                                ImportedMeasurementResponse::of))
                .contentType(
                        Csv.isPreferredBy(request)
                                ? MediaType.of(Csv.TYPE)
                                : MediaType.APPLICATION_JSON_TYPE);
    }
}

package flopper.api.imported;

import flopper.api.Application;
import flopper.api.access.Needs;
import flopper.api.owner.Owners;
import flopper.api.page.Csv;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.access.Role;
import flopper.db.imported.Import;
import flopper.db.imported.ImportStore;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.Objects;

/** Files of figures from elsewhere. */
@Controller(Application.ROOT + "/imports")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "imports")
@Refuses
class ImportController {

    private final ImportStore imports;
    private final Importer importer;

    ImportController(Database database, Importer importer) {
        this.imports = database.imports();
        this.importer = importer;
    }

    /**
     * Imports a file, all of it or nothing. Models are joined to the catalogue by their name, unless
     * their parameters or MACs speak against it; those conflicts are told.
     */
    @ApiResponse(
            responseCode = "201",
            description = "It is imported; it is at the Location",
            content = @Content(schema = @Schema(implementation = ImportResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The same file was imported before, and nothing changed",
            content = @Content(schema = @Schema(implementation = ImportResponse.class)))
    @Needs(Role.SUBMITTER)
    @Post(consumes = {Csv.TYPE, MediaType.APPLICATION_OCTET_STREAM})
    HttpResponse<ImportResponse> importFile(
            HttpRequest<?> http,
            @Valid @RequestBean ImportRequest request,
            @Body @Nullable InputStream body) {
        Importer.Imported imported =
                importer.store(
                        request,
                        // An empty body arrives as none.
                        Objects.requireNonNullElse(body, InputStream.nullInputStream()),
                        Owners.of(http));
        Import file = imported.file();
        return HttpResponse.<ImportResponse>status(
                        imported.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .header(HttpHeaders.LOCATION, Application.ROOT + "/imports/" + file.id())
                .body(ImportResponse.of(file, imports.conflicts(file.id())));
    }

    /** Imports, newest first; as a table for who accepts that. */
    @Needs(Role.READER)
    @Get(produces = {MediaType.APPLICATION_JSON, Csv.TYPE})
    HttpResponse<Items<ImportResponse>> listImports(
            HttpRequest<?> request, @Valid @RequestBean PageRequest page) {
        return HttpResponse.ok(
                        Items.of(
                                imports.list(page.rowsById()),
                                page,
                                Import::id,
                                ImportResponse::of))
                .contentType(
                        Csv.isPreferredBy(request)
                                ? MediaType.of(Csv.TYPE)
                                : MediaType.APPLICATION_JSON_TYPE);
    }

    /** One import, with the rows that look like a backbone and are none. */
    @Needs(Role.READER)
    @Get("/{id}")
    ImportResponse getImport(String id) {
        Import file = imports.find(id).orElseThrow(() -> ApiException.notFound("import", id));
        return ImportResponse.of(file, imports.conflicts(file.id()));
    }

    /** Takes an import away with all its figures. */
    @Needs(Role.ADMIN)
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void deleteImport(String id) {
        if (!imports.delete(id)) {
            throw ApiException.notFound("import", id);
        }
    }
}

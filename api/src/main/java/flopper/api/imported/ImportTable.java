package flopper.api.imported;

import flopper.api.page.Csv;
import flopper.api.page.CsvPage;
import flopper.api.page.Items;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.http.annotation.Produces;

import jakarta.inject.Singleton;

import java.util.List;

/** Writes a page of imports as a table. */
@Singleton
@Produces(Csv.TYPE)
final class ImportTable extends CsvPage<ImportResponse> {

    private static final Argument<Items<ImportResponse>> TYPE = new GenericArgument<>() {};

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "contentId",
                    "format",
                    "source",
                    "licence",
                    "version",
                    "file",
                    "owner",
                    "importedAt",
                    "measurements",
                    "accuracies",
                    "joined",
                    "skipped");

    ImportTable() {
        super(TYPE, COLUMNS, ImportTable::row);
    }

    private static List<Object> row(ImportResponse file) {
        return List.of(
                file.id(),
                file.contentId(),
                file.format(),
                file.source(),
                file.licence(),
                file.version(),
                file.file(),
                file.owner(),
                file.importedAt(),
                file.measurements(),
                file.accuracies(),
                file.joined(),
                file.skipped());
    }
}

package flopper.api.share;

import flopper.api.page.Csv;
import flopper.api.page.CsvPage;
import flopper.api.page.Items;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.http.annotation.Produces;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.stream.Collectors;

/** Writes shares as a table. */
@Singleton
@Produces(Csv.TYPE)
final class ShareTable extends CsvPage<ShareResponse> {

    private static final Argument<Items<ShareResponse>> TYPE = new GenericArgument<>() {};

    private static final List<String> COLUMNS =
            List.of(
                    "layers",
                    "kernel",
                    "timeNs",
                    "flops",
                    "macs",
                    "timeShare",
                    "flopsShare",
                    "macsShare",
                    "difference",
                    "complete");

    ShareTable() {
        super(TYPE, COLUMNS, ShareTable::row);
    }

    private static List<Object> row(ShareResponse part) {
        return List.of(
                part.layers().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                part.kernel(),
                part.timeNs(),
                part.flops(),
                part.macs(),
                part.timeShare(),
                part.flopsShare(),
                part.macsShare(),
                part.difference(),
                part.complete());
    }
}

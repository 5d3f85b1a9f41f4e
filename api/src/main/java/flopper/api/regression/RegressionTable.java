package flopper.api.regression;

import flopper.api.page.Csv;
import flopper.api.page.CsvPage;
import flopper.api.page.Items;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.http.annotation.Produces;

import jakarta.inject.Singleton;

import java.util.List;

/** Writes a page of regressions as a table. */
@Singleton
@Produces(Csv.TYPE)
final class RegressionTable extends CsvPage<RegressionResponse> {

    private static final Argument<Items<RegressionResponse>> TYPE = new GenericArgument<>() {};

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "state",
                    "model",
                    "graphId",
                    "deviceClass",
                    "device",
                    "backend",
                    "precision",
                    "threads",
                    "batch",
                    "measurementId",
                    "startedAt",
                    "foundAt",
                    "beforeNs",
                    "afterNs",
                    "ratio",
                    "pValue",
                    "gate",
                    "minimumDetectableChange",
                    "reason");

    RegressionTable() {
        super(TYPE, COLUMNS, RegressionTable::row);
    }

    private static List<Object> row(RegressionResponse one) {
        return List.of(
                one.id(),
                one.state(),
                one.model(),
                one.graphId(),
                one.deviceClass(),
                one.device(),
                one.backend(),
                one.precision(),
                one.threads(),
                one.batch(),
                one.measurementId(),
                one.startedAt(),
                one.foundAt(),
                one.beforeNs(),
                one.afterNs(),
                one.ratio(),
                one.pValue(),
                one.gate(),
                one.minimumDetectableChange(),
                one.reason());
    }
}

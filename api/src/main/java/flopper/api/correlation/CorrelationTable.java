package flopper.api.correlation;

import flopper.api.page.Csv;
import flopper.api.page.CsvPage;
import flopper.api.page.Items;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.http.annotation.Produces;

import jakarta.inject.Singleton;

import java.util.List;

/** Writes correlations as a table. */
@Singleton
@Produces(Csv.TYPE)
final class CorrelationTable extends CsvPage<CorrelationResponse> {

    private static final Argument<Items<CorrelationResponse>> TYPE = new GenericArgument<>() {};

    private static final List<String> COLUMNS =
            List.of(
                    "provenance",
                    "deviceClass",
                    "backend",
                    "backendVersion",
                    "precision",
                    "computeUnit",
                    "threads",
                    "batch",
                    "protocol",
                    "weights",
                    "figure",
                    "n",
                    "rho",
                    "rhoCiLow",
                    "rhoCiHigh",
                    "tau",
                    "tauCiLow",
                    "tauCiHigh");

    CorrelationTable() {
        super(TYPE, COLUMNS, CorrelationTable::row);
    }

    private static List<Object> row(CorrelationResponse one) {
        return List.of(
                one.place().provenance(),
                one.place().deviceClass(),
                one.place().backend(),
                one.place().backendVersion(),
                one.place().precision(),
                one.place().computeUnit(),
                one.place().threads(),
                one.place().batch(),
                one.place().protocol(),
                one.place().weights(),
                one.figure(),
                one.n(),
                one.rho(),
                one.rhoCi().map(List::getFirst),
                one.rhoCi().map(List::getLast),
                one.tau(),
                one.tauCi().map(List::getFirst),
                one.tauCi().map(List::getLast));
    }
}

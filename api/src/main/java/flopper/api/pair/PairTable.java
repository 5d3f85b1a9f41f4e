package flopper.api.pair;

import flopper.api.page.Csv;
import flopper.api.page.CsvPage;
import flopper.api.page.Items;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.http.annotation.Produces;

import jakarta.inject.Singleton;

import java.util.List;

/** Writes pairs as a table. */
@Singleton
@Produces(Csv.TYPE)
final class PairTable extends CsvPage<PairResponse> {

    private static final Argument<Items<PairResponse>> TYPE = new GenericArgument<>() {};

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
                    "resolution",
                    "fewer",
                    "more",
                    "fewerMacs",
                    "moreMacs",
                    "fewerLatencyNs",
                    "moreLatencyNs",
                    "macsRatio",
                    "speedRatio");

    PairTable() {
        super(TYPE, COLUMNS, PairTable::row);
    }

    private static List<Object> row(PairResponse pair) {
        return List.of(
                pair.place().provenance(),
                pair.place().deviceClass(),
                pair.place().backend(),
                pair.place().backendVersion(),
                pair.place().precision(),
                pair.place().computeUnit(),
                pair.place().threads(),
                pair.place().batch(),
                pair.resolution(),
                pair.fewer().model(),
                pair.more().model(),
                pair.fewer().macs(),
                pair.more().macs(),
                pair.fewer().latencyNs(),
                pair.more().latencyNs(),
                pair.macsRatio(),
                pair.speedRatio());
    }
}

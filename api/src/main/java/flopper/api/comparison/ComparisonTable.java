package flopper.api.comparison;

import flopper.api.comparison.ComparisonResponse.Cell;
import flopper.api.page.Csv;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.MessageBodyWriter;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.util.List;

/** Writes a comparison as a table, one line per cell. */
@Singleton
@Produces(Csv.TYPE)
final class ComparisonTable implements MessageBodyWriter<ComparisonResponse> {

    private static final List<String> COLUMNS =
            List.of(
                    "model",
                    "graphId",
                    "deviceClass",
                    "batch",
                    "precision",
                    "backend",
                    "threads",
                    "measurementId",
                    "metric",
                    "value",
                    "ciLow",
                    "ciHigh",
                    "n",
                    "converged",
                    "disturbed",
                    "ratio",
                    "verdict",
                    "reason");

    @Override
    public boolean isWriteable(Argument<ComparisonResponse> type, @Nullable MediaType mediaType) {
        return mediaType != null && mediaType.matches(MediaType.of(Csv.TYPE));
    }

    @Override
    public void writeTo(
            Argument<ComparisonResponse> type,
            MediaType mediaType,
            ComparisonResponse comparison,
            MutableHeaders headers,
            OutputStream out) {
        Csv.write(
                COLUMNS,
                comparison.cells().stream().map(cell -> row(comparison.metric(), cell)).toList(),
                out);
    }

    private static List<Object> row(String metric, Cell cell) {
        return List.of(
                cell.model(),
                cell.graphId(),
                cell.deviceClass(),
                cell.batch(),
                cell.precision(),
                cell.backend(),
                cell.threads(),
                cell.measurementId(),
                metric,
                cell.value(),
                cell.ci().map(List::getFirst),
                cell.ci().map(List::getLast),
                cell.n(),
                cell.converged(),
                cell.disturbed(),
                cell.ratio(),
                cell.verdict(),
                cell.reason());
    }
}

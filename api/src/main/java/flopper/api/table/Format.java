package flopper.api.table;

import flopper.api.page.Csv;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;

import java.util.Arrays;

/** What a collection can be told in. */
enum Format {
    JSON(MediaType.APPLICATION_JSON_TYPE),
    CSV(MediaType.of(Csv.TYPE)),
    PARQUET(MediaType.of(Parquet.TYPE));

    private final MediaType type;

    Format(MediaType type) {
        this.type = type;
    }

    MediaType type() {
        return type;
    }

    /** The first of them that a request accepts; JSON where it does not say. */
    static Format of(HttpRequest<?> request) {
        return request.accept().stream()
                .flatMap(accepted ->
                        Arrays.stream(values()).filter(format -> accepted.matches(format.type)))
                .findFirst()
                .orElse(JSON);
    }
}

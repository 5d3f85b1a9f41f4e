package flopper.api.imported;

import flopper.api.imported.format.Said;
import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;
import flopper.db.imported.ImportFormat;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is said of a file; what is left out has to be in the file or in its name.
 *
 * @param format flopper-csv, flopper-parquet, timm-benchmark, timm-results or aihub; needed
 * @param source who took the figures, and where they stand; needed
 * @param licence under which they may be used; needed
 * @param version commit or release of the source; needed
 * @param file the file's name; those of timm-benchmark say device, precision and versions
 * @param device what the times were taken on, where the file does not say it
 * @param precision the same
 * @param backend the same
 * @param backendVersion the same
 */
@Introspected
public record ImportRequest(
        @QueryValue @Nullable String format,
        @QueryValue @Size(max = TEXT_MAX) @Nullable String source,
        @QueryValue @Size(max = TEXT_MAX) @Nullable String licence,
        @QueryValue @Size(max = TEXT_MAX) @Nullable String version,
        @QueryValue @Size(max = TEXT_MAX) @Nullable String file,
        @QueryValue @Size(max = TEXT_MAX) @Nullable String device,
        @QueryValue @Size(max = TEXT_MAX) @Nullable String precision,
        @QueryValue @Size(max = TEXT_MAX) @Nullable String backend,
        @QueryValue @Size(max = TEXT_MAX) @Nullable String backendVersion) {

    static final int TEXT_MAX = 200;

    ImportFormat importFormat() {
        String name = required(format, "format");
        return Arrays.stream(ImportFormat.values())
                .filter(one -> told(one).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        ApiException.ofField(
                                FailureCode.BAD_REQUEST,
                                "format",
                                "format '%s' is none of %s"
                                        .formatted(
                                                name,
                                                Arrays.stream(ImportFormat.values())
                                                        .map(ImportRequest::told)
                                                        .collect(Collectors.joining(", ")))));
    }

    /** The name of a format as it is asked for. */
    static String told(ImportFormat format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Said said() {
        return new Said(
                text(file, "file"),
                text(device, "device"),
                text(precision, "precision"),
                text(backend, "backend"),
                text(backendVersion, "backendVersion"));
    }

    static String required(@Nullable String value, String parameter) {
        return text(value, parameter)
                .orElseThrow(() ->
                        ApiException.ofField(
                                FailureCode.BAD_REQUEST, parameter, parameter + " is required"));
    }

    private static Optional<String> text(@Nullable String value, String parameter) {
        if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            throw ApiException.ofField(
                    FailureCode.BAD_REQUEST, parameter, parameter + " has control characters");
        }
        return Optional.ofNullable(value).filter(one -> !one.isBlank());
    }
}

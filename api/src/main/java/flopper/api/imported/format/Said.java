package flopper.api.imported.format;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;

import java.util.Optional;

/**
 * What a request says of a file, for what the file itself does not.
 *
 * @param file its name; timm's say where and how the times were taken
 */
public record Said(
        Optional<String> file,
        Optional<String> device,
        Optional<String> precision,
        Optional<String> backend,
        Optional<String> backendVersion) {

    static String require(Optional<String> said, String parameter, String otherwise) {
        return said.orElseThrow(() ->
                ApiException.ofField(
                        FailureCode.BAD_REQUEST,
                        parameter,
                        "%s is required: %s".formatted(parameter, otherwise)));
    }
}

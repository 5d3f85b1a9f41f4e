package flopper.api.problem;

import flopper.db.failure.Blame;
import flopper.db.failure.FailureCode;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.Locale;
import java.util.Optional;

/**
 * The body of every refusal, as RFC 9457 has it, with a stable code.
 *
 * @param type a URI that is the same for all problems with this code
 * @param title the code in words
 * @param detail one sentence that names the field, node or dimension
 * @param blame whose fault it is
 * @param field path in the body or name of the parameter that causes it
 */
@Serdeable
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        FailureCode code,
        Blame blame,
        @Schema(nullable = true) Optional<String> field) {

    static Problem of(FailureCode code, int status, String detail, Optional<String> field) {
        return new Problem(
                "urn:flopper:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                title(code),
                status,
                detail,
                code,
                code.blame(),
                field);
    }

    private static String title(FailureCode code) {
        String words = code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return (Character.toUpperCase(words.charAt(0)) + words.substring(1))
                .replace("onnx", "ONNX");
    }
}

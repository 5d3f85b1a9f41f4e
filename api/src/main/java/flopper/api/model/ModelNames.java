package flopper.api.model;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;
import flopper.db.model.Model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What models and tags may be called: up to 128 letters, digits, dots, underscores and hyphens, a
 * letter or digit first. So a reference fits into a path and a command line, and {@code :} can only
 * be the sign before the tag. A name is no UUID, for then it could be an id.
 */
final class ModelNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private ModelNames() {}

    /**
     * The name as given.
     *
     * @throws ApiException where it is missing or none
     */
    static String name(Optional<String> given) {
        String name =
                given.orElseThrow(() ->
                        ApiException.ofField(FailureCode.BAD_REQUEST, "name", "name is required"));
        if (UUID.matcher(name).matches()) {
            throw ApiException.ofField(
                    FailureCode.BAD_NAME, "name", "name '%s' could be an id".formatted(name));
        }
        return checked("name", name);
    }

    /**
     * The tag as given, else the default one.
     *
     * @throws ApiException where it is none
     */
    static String tag(Optional<String> given) {
        return given.map(tag -> checked("tag", tag)).orElse(Model.DEFAULT_TAG);
    }

    /** A name made of a file's: without its folders and its ending. */
    static Optional<String> ofFile(String fileName) {
        String last = fileName.substring(fileName.replace('\\', '/').lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        String stem = dot > 0 ? last.substring(0, dot) : last;
        return NAME.matcher(stem).matches() && !UUID.matcher(stem).matches()
                ? Optional.of(stem)
                : Optional.empty();
    }

    private static String checked(String field, String text) {
        if (!NAME.matcher(text).matches()) {
            throw ApiException.ofField(
                    FailureCode.BAD_NAME,
                    field,
                    ("%s '%s' is not made of 1 to 128 letters, digits, dots, underscores and"
                                    + " hyphens with a letter or digit first")
                            .formatted(field, text));
        }
        return text;
    }
}

package flopper.api.owner;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;

import io.micronaut.http.HttpRequest;

import java.security.Principal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose a request is: the authenticated user's, where there is one; else who the header says,
 * which anybody may write: it keeps colleagues apart, not strangers out. Keys will say it instead.
 */
public final class Owners {

    /** Names the owner of what is submitted. */
    public static final String HEADER = "X-Flopper-Owner";

    /** Who owns what nobody put a name to. */
    public static final String ANONYMOUS = "anonymous";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,100}");

    private Owners() {}

    /**
     * The owner of what a request asks for.
     *
     * @throws ApiException where the header is no name
     */
    public static String of(HttpRequest<?> request) {
        Optional<String> user = request.getUserPrincipal().map(Principal::getName);
        return user.or(() -> request.getHeaders().findFirst(HEADER).map(Owners::checked))
                .orElse(ANONYMOUS);
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw ApiException.ofField(
                    FailureCode.BAD_REQUEST,
                    HEADER,
                    HEADER + " has 1 to 100 letters, digits and . _ @ -");
        }
        return name;
    }
}

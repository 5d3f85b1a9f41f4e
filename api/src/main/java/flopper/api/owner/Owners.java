package flopper.api.owner;

import flopper.api.problem.ApiException;
import flopper.db.access.Role;
import flopper.db.failure.FailureCode;

import io.micronaut.http.HttpRequest;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose a request is: that of the key it came with. Where the service asks for no keys, who the
 * header says, which anybody may write: it keeps colleagues apart, not strangers out.
 */
public final class Owners {

    /** Names the owner of what is submitted, where there are no keys. */
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
        return caller(request)
                .map(Caller::owner)
                .or(() -> request.getHeaders().findFirst(HEADER).map(name -> checked(HEADER, name)))
                .orElse(ANONYMOUS);
    }

    /** Who showed a key; empty where the service asks for none. */
    public static Optional<Caller> caller(HttpRequest<?> request) {
        return request.getUserPrincipal(Caller.class);
    }

    /**
     * Lets pass who may change what {@code owner} submitted: that owner and every admin, and anybody
     * where the service asks for no keys.
     *
     * @param what it is, for example {@code sweep}
     * @throws ApiException for all others
     */
    public static void requireOwner(HttpRequest<?> request, String what, String owner) {
        if (caller(request)
                .filter(caller -> !caller.role().includes(Role.ADMIN))
                .filter(caller -> !caller.owner().equals(owner))
                .isPresent()) {
            throw ApiException.of(
                    FailureCode.FORBIDDEN,
                    "this %s belongs to '%s': their key or an admin's changes it"
                            .formatted(what, owner));
        }
    }

    /**
     * The name of an owner, as it came.
     *
     * @param field where it stands in the request
     * @throws ApiException where it is no name
     */
    public static String checked(String field, String name) {
        if (!NAME.matcher(name).matches()) {
            throw ApiException.ofField(
                    FailureCode.BAD_REQUEST,
                    field,
                    field + " has 1 to 100 letters, digits and . _ @ -");
        }
        return name;
    }
}

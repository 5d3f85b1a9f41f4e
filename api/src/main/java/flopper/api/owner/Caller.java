package flopper.api.owner;

import flopper.db.access.AccessKey;
import flopper.db.access.Role;

import java.security.Principal;

/**
 * Who showed a key that is good.
 *
 * @param owner whose is what the request submits
 */
public record Caller(String keyId, String owner, Role role) implements Principal {

    /** Who shows this key. */
    public static Caller of(AccessKey key) {
        return new Caller(key.id(), key.owner(), key.role());
    }

    @Override
    public String getName() {
        return owner;
    }
}

package flopper.api.access;

import flopper.api.owner.Caller;
import flopper.api.problem.ApiException;
import flopper.db.Database;
import flopper.db.access.AccessKey;
import flopper.db.access.KeyStore;
import flopper.db.access.Role;
import flopper.db.access.Secret;
import flopper.db.failure.FailureCode;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds out who is calling, and turns away who may not do it, or not as often. */
@Singleton
final class Gate {

    private static final String SCHEME = "Bearer ";

    private final KeyStore keys;
    private final Allowance requests;
    private final Allowance failures;

    Gate(AccessSettings settings, Database database) {
        this.keys = database.keys();
        this.requests = new Allowance(settings.requestsPerMinute(), System::nanoTime);
        this.failures = new Allowance(settings.failuresPerMinute(), System::nanoTime);
    }

    /**
     * Who shows this.
     *
     * @param authorization the header
     * @param address of the caller: who fails too often is told to wait. A good key is let in all the
     *     same, for behind one address there are many, and a secret cannot be guessed however often
     * @throws ApiException where it opens nothing
     */
    Caller identify(Optional<String> authorization, String address) {
        Optional<AccessKey> key = secret(authorization).flatMap(keys::find);
        if (key.filter(known -> known.usable(Instant.now())).isEmpty()) {
            failures.take(address)
                    .ifPresent(wait -> {
                        throw limited("too many requests without a good key from " + address, wait);
                    });
            throw ApiException.of(FailureCode.UNAUTHORIZED, reason(authorization, key));
        }
        Caller caller = Caller.of(key.get());
        requests.take(caller.keyId())
                .ifPresent(wait -> {
                    throw limited("too many requests with this key", wait);
                });
        keys.used(caller.keyId());
        return caller;
    }

    /**
     * Lets pass who may do this.
     *
     * @throws ApiException for all others
     */
    static void admit(Caller caller, Role needed) {
        if (!caller.role().includes(needed)) {
            throw ApiException.of(
                    FailureCode.FORBIDDEN,
                    "this needs a key with the role %s, and yours is a %s's"
                            .formatted(needed, caller.role()));
        }
    }

    private static Optional<Secret> secret(Optional<String> authorization) {
        return authorization
                .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(text -> text.substring(SCHEME.length()).strip())
                .filter(text -> text.length() >= Secret.LENGTH_MIN)
                .map(Secret::of);
    }

    private static String reason(Optional<String> authorization, Optional<AccessKey> key) {
        if (authorization.isEmpty()) {
            return "this needs an API key, in the header Authorization: Bearer KEY";
        }
        // Whoever has the secret may know what became of it.
        return key.map(known ->
                        known.revokedAt().isPresent()
                                ? "this API key was revoked"
                                : "this API key has expired")
                .orElse("there is no such API key");
    }

    private static ApiException limited(String detail, Duration wait) {
        return ApiException.limited(detail, wait);
    }
}

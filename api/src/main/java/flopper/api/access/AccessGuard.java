package flopper.api.access;

import flopper.db.Database;
import flopper.db.access.KeyStore;
import flopper.db.access.NewKey;
import flopper.db.access.Role;
import flopper.db.access.Secret;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;

import jakarta.annotation.PostConstruct;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Keeps the service from starting where it would let in nobody or, beyond this machine, everybody;
 * and stores the first admin's key.
 */
@Context
final class AccessGuard {

    private static final String FIRST = "bootstrap";
    private static final String ADMINS = "admin";

    private final AccessSettings settings;
    private final String host;
    private final KeyStore keys;

    AccessGuard(
            AccessSettings settings,
            @Property(name = "micronaut.server.host") String host,
            Database database) {
        this.settings = settings;
        this.host = host;
        this.keys = database.keys();
    }

    @PostConstruct
    void check() {
        if (settings.open()) {
            if (!isLoopback(host)) {
                throw new NoAccess(
                        "without keys anybody who reaches %s could do everything: listen on 127.0.0.1,"
                                        .formatted(host)
                                + " or have keys asked for (FLOPPER_ACCESS=keys)");
            }
            return;
        }
        if (!settings.adminKey().isEmpty()) {
            keys.put(new NewKey(FIRST, ADMINS, Role.ADMIN, FIRST, Optional.empty()), firstSecret());
        }
        if (!keys.hasAdmin()) {
            throw new NoAccess(
                    "there is no admin's key that is good: make one with `flopper keys create root"
                            + " --role admin --database`, or put a random text of %d characters or"
                                    .formatted(Secret.LENGTH_MIN)
                            + " more into FLOPPER_ADMIN_KEY");
        }
    }

    private Secret firstSecret() {
        try {
            return Secret.of(settings.adminKey());
        } catch (IllegalArgumentException e) {
            throw new NoAccess("FLOPPER_ADMIN_KEY is too short: " + e.getMessage());
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}

package flopper.api.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.api.ApiServer;
import flopper.db.Database;
import flopper.db.access.KeyStore;
import flopper.db.access.Secret;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service does not start where nobody or everybody would get in. */
final class AccessGuardTest {

    private static Database database;

    @BeforeAll
    static void open() {
        database = ApiServer.newDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static void check(boolean open, String host, String adminKey) {
        AccessSettings settings = new AccessSettings();
        settings.setOpen(open);
        settings.setAdminKey(adminKey);
        new AccessGuard(settings, host, database).check();
    }

    @Test
    void withoutKeysItListensOnLoopbackAlone() {
        assertThatCode(() -> check(true, "127.0.0.1", "")).doesNotThrowAnyException();
        assertThatCode(() -> check(true, "::1", "")).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(true, "0.0.0.0", ""))
                .isInstanceOf(NoAccess.class)
                .hasMessageContaining("0.0.0.0")
                .hasMessageContaining("FLOPPER_ACCESS=keys");
    }

    @Test
    void withKeysThereHasToBeAnAdmins() {
        assertThatThrownBy(() -> check(false, "127.0.0.1", ""))
                .isInstanceOf(NoAccess.class)
                .hasMessageContaining("flopper keys create")
                .hasMessageContaining("FLOPPER_ADMIN_KEY");
        assertThatThrownBy(() -> check(false, "0.0.0.0", "admin"))
                .isInstanceOf(NoAccess.class)
                .hasMessageContaining("too short")
                .hasMessageNotContainingAny("'admin'");

        Secret secret = Secret.random();
        check(false, "0.0.0.0", secret.reveal());
        check(false, "0.0.0.0", secret.reveal());
        check(false, "0.0.0.0", "");

        KeyStore keys = database.keys();
        keys.revoke(keys.find(secret).orElseThrow().id());
        assertThatThrownBy(() -> check(false, "0.0.0.0", secret.reveal()))
                .as("revoked is revoked")
                .isInstanceOf(NoAccess.class);
    }
}

package flopper.db.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.db.TestDatabase;
import flopper.db.row.Page;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

final class KeyStoreTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final KeyStore keys = DATABASE.database().keys();
    private final Secret secret = Secret.random();
    private AccessKey key;

    @BeforeEach
    void putKey() {
        key = put(secret, Optional.empty());
    }

    private AccessKey put(Secret ofKey, Optional<Instant> expiresAt) {
        return keys.put(new NewKey("ci", "ada", Role.ADMIN, "root", expiresAt), ofKey);
    }

    @Test
    void aKeyIsFoundByItsWholeSecretAlone() {
        assertThat(keys.find(secret)).contains(key);
        assertThat(keys.find(Secret.of(secret.reveal().substring(0, 47) + "!"))).isEmpty();
        assertThat(key.toString()).doesNotContain(secret.reveal());
        assertThat(secret.toString()).isEqualTo(key.prefix() + "…");
        assertThatThrownBy(() -> Secret.of("short")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameSecretIsTheSameKey() {
        assertThat(put(secret, Optional.of(Instant.EPOCH))).isEqualTo(key);
    }

    @Test
    void aKeyIsUsableUntilItsEndOrUntilItIsRevoked() {
        Instant end = Instant.parse("2030-01-01T00:00:00Z");
        AccessKey ending = put(Secret.random(), Optional.of(end));
        assertThat(ending.usable(end.minusNanos(1))).isTrue();
        assertThat(ending.usable(end)).isFalse();

        assertThat(keys.revoke(key.id())).isTrue();
        assertThat(keys.revoke(key.id())).as("again").isFalse();
        assertThat(keys.revoke("nothing")).isFalse();
        assertThat(keys.find(secret).orElseThrow().usable(Instant.EPOCH)).isFalse();
    }

    @Test
    void anAdminIsOneWhoseKeyIsGood() {
        for (AccessKey other : keys.list(Page.first(100))) {
            keys.revoke(other.id());
        }
        assertThat(keys.hasAdmin()).isFalse();
        put(Secret.random(), Optional.of(Instant.now().minus(Duration.ofDays(1))));
        keys.put(new NewKey("x", "x", Role.SUBMITTER, "root", Optional.empty()), Secret.random());
        assertThat(keys.hasAdmin()).isFalse();
        put(Secret.random(), Optional.empty());
        assertThat(keys.hasAdmin()).isTrue();
    }

    @Test
    void useIsNotedAndTheAuditNamesTheKey() {
        keys.used(key.id());
        assertThat(keys.find(key.id()).orElseThrow().lastUsedAt()).isPresent();

        AuditStore audit = DATABASE.database().audit();
        audit.add(
                new NewAuditEntry(
                        Optional.of(key.id()),
                        "ada",
                        "DELETE",
                        "/api/v1/models/{id}",
                        Optional.of("net"),
                        204));
        audit.add(
                new NewAuditEntry(
                        Optional.empty(), "anonymous", "POST", "/x", Optional.empty(), 400));
        assertThat(audit.list(Page.first(10)))
                .extracting(AuditEntry::keyName)
                .containsExactly(Optional.empty(), Optional.of("ci"));
    }
}

package flopper.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.access.NewKey;
import flopper.db.access.Role;
import flopper.db.access.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.Map;
import java.util.Optional;

/** Requests that come too often. */
final class RateLimitTest {

    private static final String ADMIN = Secret.random().reveal();
    private static final int MANY = 500;

    @RegisterExtension
    static final ApiServer SERVER =
            new ApiServer(
                    Map.of(
                            "flopper.api.access.open",
                            "false",
                            "flopper.api.access.admin-key",
                            ADMIN,
                            "flopper.api.access.requests-per-minute",
                            30,
                            "flopper.api.access.failures-per-minute",
                            3));

    private static Answer ask(String secret) {
        return SERVER.send(
                SERVER.request("/api/v1/models").header("Authorization", "Bearer " + secret));
    }

    /** The first answer that has not this status, of many at most. */
    private static Answer askUntilOtherThan(int status, String secret) {
        Answer last = ask(secret);
        for (int i = 0; i < MANY && last.status() == status; i++) {
            last = ask(secret);
        }
        return last;
    }

    @Test
    void whoAsksTooOftenIsToldHowLongToWait() {
        Secret hasty = Secret.random();
        SERVER.database()
                .keys()
                .put(new NewKey("hasty", "x", Role.READER, "test", Optional.empty()), hasty);

        Answer refused = askUntilOtherThan(200, hasty.reveal());

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.textAt("code")).isEqualTo("RATE_LIMITED");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 2);
        assertThat(ask(ADMIN).status()).as("another key").isEqualTo(200);
    }

    @Test
    void whoFailsTooOftenIsToldSoAndAGoodKeyIsStillLetIn() {
        Answer refused = askUntilOtherThan(401, Secret.random().reveal());

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.textAt("detail")).contains("127.0.0.1");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 20);
        assertThat(ask(ADMIN).status()).isEqualTo(200);
    }
}

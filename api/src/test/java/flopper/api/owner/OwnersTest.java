package flopper.api.owner;

import static flopper.api.sweep.Graphs.input;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.api.sweep.Graphs;
import flopper.db.dispatch.Shares;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** Whose a sweep is, and how much of it there may be. */
final class OwnersTest {

    @RegisterExtension
    static final ApiServer SERVER =
            new ApiServer(
                    Map.of(
                            "flopper.api.owner.open-cells-max", 3,
                            "flopper.api.owner.open-cells-max-of.Ada.L", 5,
                            "flopper.api.owner.weights.Ada.L", 4));

    @BeforeAll
    static void storeModel() {
        SERVER.post(
                "/api/v1/models?name=net",
                "application/octet-stream",
                Graphs.sum("net", input("x", "N", 3)));
    }

    private static Answer submit(String owner, String batches) {
        return SERVER.send(
                SERVER.request("/api/v1/sweeps")
                        .header("Content-Type", "application/json")
                        .header(Owners.HEADER, owner)
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"models\": [\"net\"], \"batch\": [%s]}"
                                                .formatted(batches))));
    }

    @Test
    void aSweepBelongsToWhoTheHeaderNames() {
        assertThat(submit("carol", "1").textAt("owner")).isEqualTo("carol");
        assertThat(
                        SERVER.post("/api/v1/sweeps", "{\"models\": [\"net\"], \"batch\": [1]}")
                                .textAt("owner"))
                .isEqualTo(Owners.ANONYMOUS);
        assertThat(submit("car ol", "1").textAt("field")).isEqualTo(Owners.HEADER);
    }

    @Test
    void moreThanAnOwnerMayHaveOpenIsRefusedWithTheQuota() {
        assertThat(submit("bob", "1, 2").status()).isEqualTo(202);

        Answer refused = submit("bob", "3, 4");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.textAt("code")).isEqualTo("QUOTA_EXCEEDED");
        assertThat(refused.textAt("blame")).isEqualTo("USER");
        assertThat(refused.textAt("detail"))
                .isEqualTo(
                        "owner 'bob' has 2 cells that have not ended and may have 3; this sweep"
                                + " adds 2");
        assertThat(submit("dave", "3, 4").status()).as("it is bob's quota").isEqualTo(202);
        assertThat(submit("bob", "3").status()).as("what fits is taken").isEqualTo(202);
    }

    @Test
    void anOwnersOwnSettingsGoBeforeEverybodys() {
        assertThat(submit("Ada.L", "1, 2, 3, 4, 5").status()).isEqualTo(202);
        assertThat(SERVER.bean(OwnerSettings.class).shares())
                .isEqualTo(Shares.of(Map.of("Ada.L", 4)));
    }
}

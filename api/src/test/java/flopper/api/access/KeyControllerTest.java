package flopper.api.access;

import static flopper.api.sweep.Graphs.input;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.api.sweep.Graphs;
import flopper.db.access.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

/** Keys from their making to their end, and what is done with them. */
final class KeyControllerTest {

    private static final String ADMIN = Secret.random().reveal();

    @RegisterExtension
    static final ApiServer SERVER =
            new ApiServer(
                    Map.of(
                            "flopper.api.access.open",
                            "false",
                            "flopper.api.access.admin-key",
                            ADMIN,
                            "flopper.api.access.requests-per-minute",
                            60,
                            "flopper.api.access.failures-per-minute",
                            3));

    private static HttpRequest.Builder request(String path, String secret) {
        return SERVER.request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + secret);
    }

    private static Answer create(String body) {
        return SERVER.send(request("/api/v1/keys", ADMIN).POST(BodyPublishers.ofString(body)));
    }

    private static String secret(String name, String role) {
        return create("{\"name\": \"%s\", \"role\": \"%s\"}".formatted(name, role))
                .textAt("secret");
    }

    private static Answer upload(String name, String secret, String... dimensions) {
        return SERVER.send(
                SERVER.request("/api/v1/models?name=" + name)
                        .header("Content-Type", "application/octet-stream")
                        .header("Authorization", "Bearer " + secret)
                        .POST(
                                BodyPublishers.ofByteArray(
                                        Graphs.sum("net", input("x", "N", dimensions.length)))));
    }

    private static Answer sweep(String model, String secret) {
        return SERVER.send(
                request("/api/v1/sweeps", secret)
                        .header("X-Flopper-Owner", "somebody-else")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"models\": [\"%s\"], \"batch\": [1]}"
                                                .formatted(model))));
    }

    @Test
    void aKeyIsShownOnceAndWorksUntilItIsRevoked() {
        Answer created = create("{\"name\": \"ci\", \"role\": \"READER\", \"owner\": \"ada\"}");
        assertThat(created.status()).isEqualTo(201);
        String secret = created.textAt("secret");
        String id = created.textAt("key.id");
        assertThat(secret).hasSize(48).startsWith("flp_");
        assertThat(created.textAt("key.prefix")).isEqualTo(secret.substring(0, 12));
        assertThat(created.textAt("key.owner")).isEqualTo("ada");
        assertThat(created.header("Location")).isEqualTo("/api/v1/keys/" + id);
        assertThat(created.header("Cache-Control")).isEqualTo("no-store");

        assertThat(SERVER.send(request("/api/v1/models", secret)).status()).isEqualTo(200);
        Answer listed = SERVER.send(request("/api/v1/keys", ADMIN));
        assertThat(listed.items("id")).contains(id);
        assertThat(listed.text()).doesNotContain(secret).doesNotContain(ADMIN);
        assertThat(SERVER.send(request("/api/v1/keys/" + id, ADMIN)).textAt("lastUsedAt"))
                .startsWith("20");

        assertThat(SERVER.send(request("/api/v1/keys/" + id, ADMIN).DELETE()).status())
                .isEqualTo(204);
        Answer refused = SERVER.send(request("/api/v1/models", secret));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.textAt("detail")).isEqualTo("this API key was revoked");
        assertThat(refused.textAt("blame")).isEqualTo("USER");
    }

    @Test
    void whatIsNoKeyIsRefusedByItsField() {
        assertThat(create("{\"name\": \"x\"}").textAt("field")).isEqualTo("role");
        assertThat(create("{\"name\": \"\", \"role\": \"READER\"}").textAt("field"))
                .isEqualTo("name");
        assertThat(create("{\"name\": \"a b\", \"role\": \"READER\"}").textAt("field"))
                .isEqualTo("owner");
    }

    @Test
    void whatIsSubmittedBelongsToTheOwnerOfTheKeyAndOthersDoNotChangeIt() {
        String ada = secret("ada", "SUBMITTER");
        String bob = secret("bob", "SUBMITTER");
        assertThat(upload("hers", ada, "3").status()).isEqualTo(201);
        Answer sweep = sweep("hers", ada);
        assertThat(sweep.textAt("owner")).as("the key, not the header").isEqualTo("ada");
        String cancel = "/api/v1/sweeps/" + sweep.textAt("id") + "/cancel";

        Answer refused = SERVER.send(request(cancel, bob).POST(BodyPublishers.noBody()));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.textAt("detail"))
                .isEqualTo("this sweep belongs to 'ada': their key or an admin's changes it");
        assertThat(upload("hers", bob, "3", "4").status()).as("another's name").isEqualTo(403);
        assertThat(SERVER.send(request("/api/v1/models/hers", bob).DELETE()).status())
                .isEqualTo(403);

        assertThat(SERVER.send(request(cancel, ada).POST(BodyPublishers.noBody())).status())
                .isEqualTo(200);
        assertThat(SERVER.send(request("/api/v1/models/hers", ADMIN).DELETE()).status())
                .isEqualTo(204);

        Answer audit = SERVER.send(request("/api/v1/audit?limit=1000", ADMIN));
        assertThat(audit.text()).doesNotContain(ada).doesNotContain(ADMIN);
        assertThat(audit.items("route")).contains("/api/v1/sweeps/{id}/cancel");
        int refusal = audit.items("status").indexOf("403");
        assertThat(
                        List.of(
                                audit.textAt("items." + refusal + ".owner"),
                                audit.textAt("items." + refusal + ".keyName"),
                                audit.textAt("items." + refusal + ".object")))
                .as("the latest refusal")
                .containsExactly("bob", "bob", "hers");
        assertThat(audit.items("object")).contains(sweep.textAt("id"));
        assertThat(audit.items("method")).doesNotContain("GET");
    }

    @Test
    void aLargeBodyIsNotTakenFromStrangers() {
        Answer refused =
                SERVER.send(
                        SERVER.request("/api/v1/models?name=large")
                                .header("Content-Type", "application/octet-stream")
                                .POST(BodyPublishers.ofByteArray(new byte[8 << 20])));
        assertThat(refused.status()).isEqualTo(401);
    }

    @Test
    void otherSitesGetNoPermission() {
        Answer preflight =
                SERVER.send(
                        SERVER.request("/api/v1/models")
                                .header("Origin", "https://elsewhere.example")
                                .header("Access-Control-Request-Method", "GET")
                                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.headers().map().keySet())
                .noneMatch(name -> name.startsWith("access-control"));
    }
}

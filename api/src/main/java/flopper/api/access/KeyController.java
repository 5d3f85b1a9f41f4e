package flopper.api.access;

import flopper.api.Application;
import flopper.api.owner.Caller;
import flopper.api.owner.Owners;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.access.AccessKey;
import flopper.db.access.KeyStore;
import flopper.db.access.NewKey;
import flopper.db.access.Role;
import flopper.db.access.Secret;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

/** Keys: make, look up, revoke. */
@Controller(Application.ROOT + "/keys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "access")
@Refuses
class KeyController {

    private final KeyStore keys;

    KeyController(Database database) {
        this.keys = database.keys();
    }

    /** Makes a key. The answer alone shows it: only a digest is stored. */
    @Needs(Role.ADMIN)
    @Post
    @ApiResponse(
            responseCode = "201",
            description = "The key, shown this once",
            content = @Content(schema = @Schema(implementation = CreatedKeyResponse.class)))
    HttpResponse<CreatedKeyResponse> createKey(
            @Valid @Body KeyRequest body, HttpRequest<?> request) {
        Secret secret = Secret.random();
        String owner = Owners.checked("owner", body.owner().orElse(body.name()));
        AccessKey key =
                keys.put(
                        new NewKey(
                                body.name(),
                                owner,
                                body.role(),
                                Owners.caller(request).map(Caller::owner).orElse(Owners.ANONYMOUS),
                                body.expiresAt()),
                        secret);
        return HttpResponse.<CreatedKeyResponse>created(
                        new CreatedKeyResponse(secret.reveal(), KeyResponse.of(key)))
                .header(HttpHeaders.LOCATION, Application.ROOT + "/keys/" + key.id())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Keys, newest first, revoked ones included. */
    @Needs(Role.ADMIN)
    @Get
    Items<KeyResponse> listKeys(@Valid @RequestBean PageRequest page) {
        return Items.of(keys.list(page.rowsById()), page, AccessKey::id, KeyResponse::of);
    }

    /** One key. */
    @Needs(Role.ADMIN)
    @Get("/{id}")
    KeyResponse getKey(String id) {
        return KeyResponse.of(require(id));
    }

    /** Revokes a key: from now on it opens nothing. Revoking it again changes nothing. */
    @Needs(Role.ADMIN)
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void revokeKey(String id) {
        keys.revoke(require(id).id());
    }

    private AccessKey require(String id) {
        return keys.find(id).orElseThrow(() -> ApiException.notFound("key", id));
    }
}

package flopper.api.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import flopper.zoo.check.BackboneCheck;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.Optional;

/**
 * A model that was uploaded.
 *
 * @param looksLike the backbone that it looks like; null where there is none, or where its open
 *     dimensions have to be given first ({@code GET /models/{id}/check?shape=})
 */
@Serdeable
record UploadResponse(
        @JsonUnwrapped ModelResponse model,
        @Schema(nullable = true) Optional<Resemblance> looksLike) {

    /**
     * In short; {@code GET /models/{id}/check} tells the layers.
     *
     * @param differences layers in which it differs
     */
    @Serdeable
    record Resemblance(String backbone, BackboneCheck.Verdict verdict, int differences) {
        static Resemblance of(BackboneCheck check) {
            return new Resemblance(check.backbone(), check.verdict(), check.differences().size());
        }
    }

    static UploadResponse of(ModelResponse model, Optional<BackboneCheck> check) {
        return new UploadResponse(model, check.map(Resemblance::of));
    }
}

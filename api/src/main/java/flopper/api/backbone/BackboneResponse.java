package flopper.api.backbone;

import flopper.zoo.Backbone;
import flopper.zoo.Published;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A backbone of the catalogue; its name is accepted wherever a model's is.
 *
 * @param resolution height and width in pixels it was made for; tokens for a language model
 * @param published figures of others, each with its source
 */
@Serdeable
public record BackboneResponse(
        String name, String family, int resolution, List<Figures> published) {

    /** Figures that others published for one set of weights. */
    @Serdeable
    public record Figures(
            String weights,
            int resolution,
            @Schema(nullable = true) OptionalLong params,
            @Schema(nullable = true) OptionalDouble gmacs,
            @Schema(nullable = true) OptionalDouble top1Percent,
            @Schema(nullable = true) OptionalDouble top5Percent,
            String convention,
            String source) {

        static Figures of(Published published) {
            return new Figures(
                    published.weights(),
                    published.resolution(),
                    published.params(),
                    published.gmacs(),
                    published.top1Percent(),
                    published.top5Percent(),
                    published.convention(),
                    published.source());
        }
    }

    static BackboneResponse of(Backbone backbone) {
        return new BackboneResponse(
                backbone.name(),
                backbone.family(),
                backbone.resolution(),
                backbone.published().stream().map(Figures::of).toList());
    }
}

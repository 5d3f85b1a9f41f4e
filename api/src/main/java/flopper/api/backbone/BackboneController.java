package flopper.api.backbone;

import flopper.api.Application;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import java.util.List;

/** The catalogue. */
@Controller(Application.ROOT + "/backbones")
@Tag(name = "models")
@Refuses
class BackboneController {

    /** The built-in backbones in alphabetical order, with published figures and their sources. */
    @Get
    Items<BackboneResponse> listBackbones(@Valid @RequestBean PageRequest page) {
        String after = page.after();
        List<Backbone> rows =
                Catalogue.backbones().stream()
                        .filter(backbone -> backbone.name().compareTo(after) > 0)
                        .limit(page.limit() + 1L)
                        .toList();
        return Items.of(rows, page, Backbone::name, BackboneResponse::of);
    }

    /** One backbone. */
    @Get("/{name}")
    BackboneResponse getBackbone(String name) {
        return Catalogue.find(name)
                .map(BackboneResponse::of)
                .orElseThrow(() -> ApiException.notFound("backbone", name));
    }
}

package flopper.api.backbone;

import flopper.api.Application;
import flopper.api.access.Needs;
import flopper.api.page.Csv;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.api.table.MemoryPages;
import flopper.api.table.Parquet;
import flopper.db.access.Role;
import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import java.util.Comparator;

/** The catalogue. */
@Controller(Application.ROOT + "/backbones")
@Tag(name = "models")
@Refuses
class BackboneController {

    private final MemoryPages pages;

    BackboneController(MemoryPages pages) {
        this.pages = pages;
    }

    /** The built-in backbones in alphabetical order, with published figures and their sources. */
    @Needs(Role.READER)
    @Get(produces = {MediaType.APPLICATION_JSON, Csv.TYPE, Parquet.TYPE})
    Items<BackboneResponse> listBackbones(@Valid @RequestBean PageRequest page) {
        return pages.page(
                "backbones",
                Catalogue.backbones().stream()
                        .sorted(Comparator.comparing(Backbone::name))
                        .map(BackboneResponse::of)
                        .toList(),
                BackboneResponse.class,
                page);
    }

    /** One backbone. */
    @Needs(Role.READER)
    @Get("/{name}")
    BackboneResponse getBackbone(String name) {
        return Catalogue.find(name)
                .map(BackboneResponse::of)
                .orElseThrow(() -> ApiException.notFound("backbone", name));
    }
}

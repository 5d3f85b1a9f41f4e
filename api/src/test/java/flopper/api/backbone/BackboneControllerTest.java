package flopper.api.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.zoo.Catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;

class BackboneControllerTest {

    private static final String BACKBONES = "/api/v1/backbones";

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    @Test
    void aBackboneHasItsPublishedFiguresWithTheirSources() {
        Answer answer = SERVER.get(BACKBONES + "/resnet50");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.fields()).containsExactly("name", "family", "resolution", "published");
        assertThat(answer.textAt("family")).isEqualTo("ResNet");
        // The metadata of torchvision's ResNet50_Weights.IMAGENET1K_V1: 25557032 parameters,
        // 4.089 GFLOPS (multiply-adds), acc@1 76.13, acc@5 92.862.
        assertThat(String.valueOf(answer.valueAt("published")))
                .contains("25557032", "4.089", "76.13", "92.862", "torchvision");
        assertThat(answer.textAt("published.0.params")).isEqualTo("25557032");
        assertThat(answer.textAt("published.0.source")).isNotEmpty();
    }

    @Test
    void allOfTheCatalogueComesInPagesInAlphabeticalOrder() {
        List<String> names = new ArrayList<>();
        Answer page = SERVER.get(BACKBONES + "?limit=7");
        names.addAll(page.items("name"));
        while (!page.at("next").isNull()) {
            page = SERVER.get(BACKBONES + "?limit=7&cursor=" + page.textAt("next"));
            names.addAll(page.items("name"));
        }
        assertThat(names).isSorted().hasSameSizeAs(Catalogue.backbones()).doesNotHaveDuplicates();
    }

    @Test
    void aNameThatIsNoBackbonesIsNotFound() {
        Answer answer = SERVER.get(BACKBONES + "/resnet51");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.textAt("code")).isEqualTo("NOT_FOUND");
        assertThat(answer.textAt("detail")).contains("resnet51");
    }

    @Test
    void aPageThatCannotBeIsRefused() {
        assertThat(SERVER.get(BACKBONES + "?limit=-1").textAt("field")).isEqualTo("limit");
    }
}

package flopper.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

final class CatalogueTest {
    static List<Backbone> backbones() {
        return Catalogue.backbones();
    }

    @Test
    void backbonesAreFoundByNameAndInAlphabeticalOrder() {
        assertThat(Catalogue.backbones())
                .isSortedAccordingTo(Comparator.comparing(Backbone::name))
                .allSatisfy(
                        backbone -> assertThat(Catalogue.find(backbone.name())).contains(backbone));
        assertThat(Catalogue.backbones()).extracting(Backbone::name).doesNotHaveDuplicates();
        assertThat(Catalogue.find("resnet51")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("backbones")
    void aGraphIsBuiltTheSameEachTime(Backbone backbone) {
        assertThat(backbone.model()).isEqualTo(backbone.model());
    }

    @ParameterizedTest
    @MethodSource("backbones")
    void everyNodeUsesOnlyWhatStandsBeforeIt(Backbone backbone) {
        Model model = backbone.model();
        Set<String> known =
                model.graph().initializers().stream()
                        .map(TensorData::name)
                        .collect(Collectors.toCollection(HashSet::new));
        model.graph().inputs().forEach(input -> known.add(input.name()));
        for (Node node : model.graph().nodes()) {
            assertThat(known.containsAll(node.inputs())).as(node.label()).isTrue();
            for (String output : node.outputs()) {
                assertThat(known.add(output)).as("%s is unique", output).isTrue();
            }
        }
        assertThat(known).contains("output");
    }
}

package flopper.zoo;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.convention.Deviations;
import flopper.analysis.convention.FlopConvention;
import flopper.analysis.graph.Model;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/**
 * One backbone, every tool: what ptflops, fvcore, thop, PyTorch's flop counter and onnx-tool printed for
 * it on torch 2.13.0 with one image of 224 × 224, against the convention's figure for the catalogue's
 * graph. The catalogue keeps BatchNormalization, which those tools see, and onnx-tool does not: the
 * exporter had folded it.
 */
final class ToolTotalsTest {
    private static final List<FlopConvention> COLUMNS =
            List.of(
                    FlopConvention.TORCHVISION,
                    FlopConvention.PTFLOPS,
                    FlopConvention.FVCORE,
                    FlopConvention.THOP,
                    FlopConvention.TORCH,
                    FlopConvention.ONNX_TOOL);

    /** Backbone and figures in the order of the columns; vit_b_16 with gradients on. */
    private static final String MEASURED =
            """
            resnet18 1814073344 1825313768 1819065856 1824033792 3628146688 1821452264
            resnet50 4089184256 4132436968 4111512576 4133742592 8178368512 4117342184
            densenet121 2834161664 2899843048 2865546752 2897007104 5668323328 3184545768
            mobilenet_v2 300774272 320300008 314193216 327486720 601548544 319949192
            mobilenet_v3_large 216589760 231316416 226033824 234838456 433179520 232570144
            efficientnet_b0 385814752 410196896 401659392 415145024 771629504 600987584
            convnext_tiny 4455531264 4488347368 4470437376 4464149760 8911062528 4554780980
            vit_b_16 17563828224 17606030584 16867412736 11286254592 33697001472 17866375103
            swin_t 4490566656 3128183416 4509232128 2978099712 8981133312 4657784877
            squeezenet1_0 818924576 836821960 819093576 819094576 1637849152 832767864
            shufflenet_v2_x1_0 144907992 152387568 148808392 152708792 289815984 149074867
            regnet_y_400mf 401842848 418388672 410406088 418183352 803685696 411811760
            vgg16 15470264320 15523225576 15470289408 15470314496 30940528640 15503523304
            """;

    @Test
    void everyDeviationFromTheToolsIsKnownWithItsCause() {
        Deviations deviations = new Deviations();
        for (String line : MEASURED.lines().toList()) {
            String[] cells = line.split(" ", -1);
            Model model = Catalogue.find(cells[0]).orElseThrow().model(224);
            Map<String, Long> kept = figures(model);
            Map<String, Long> folded = figures(FoldedNormalization.of(model));
            for (int i = 0; i < COLUMNS.size(); i++) {
                FlopConvention convention = COLUMNS.get(i);
                Map<String, Long> here = convention == FlopConvention.ONNX_TOOL ? folded : kept;
                deviations.compare(
                        cells[0],
                        convention,
                        Long.parseLong(cells[i + 1]),
                        here.getOrDefault(convention.toString(), 0L));
            }
        }

        deviations.assertListed("backbone deviations");
    }

    private static Map<String, Long> figures(Model model) {
        return ModelAnalyzer.analyze(model, InputBinding.ofBatch(1)).conventions();
    }
}

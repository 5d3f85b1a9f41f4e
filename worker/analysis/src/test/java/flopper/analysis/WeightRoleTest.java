package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.OperatorId;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

class WeightRoleTest {
    private static final Pattern NAME_OF_SCALE = Pattern.compile("scale|zero_?point|absmax");

    /** Inputs with such a name that are weights of a normalisation, or sizes of an image. */
    private static final Set<String> NO_QUANTIZATION =
            Set.of(
                    "BatchNormalization scale",
                    "EngramGate key_norm_scale",
                    "EngramGate query_norm_scale",
                    "GatedRMSNorm scale",
                    "GroupNormalization scale",
                    "InstanceNormalization scale",
                    "LayerNormalization Scale",
                    "LinearAttentionGate decay_scale",
                    "MatMulNBitsMlp norm_scale",
                    "MatMulNBitsQkv norm_scale",
                    "QOrderedLayerNormalization scale",
                    "RMSNormalization scale",
                    "Resize scales",
                    "SimplifiedLayerNormalization scale",
                    "TorchEmbedding scale_grad_by_freq",
                    "Upsample scales");

    /**
     * Every operator of ONNX and of ONNX Runtime with an input named a scale or zero point. Source of
     * the table: the schemas that ONNX Runtime 1.30.0 registers, each at its newest version.
     */
    @Test
    void theScalesAndZeroPointsOfEveryOperatorAreQuantization() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> lines = lines();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            String[] inputs = cells[2].split(" ", -1);
            for (int i = 0; i < inputs.length; i++) {
                String input = cells[1] + " " + inputs[i];
                boolean scale =
                        NAME_OF_SCALE.matcher(inputs[i].toLowerCase(Locale.ROOT)).find()
                                && !NO_QUANTIZATION.contains(input);
                WeightRole role = WeightRole.of(new OperatorId(cells[0], cells[1]), i);
                if (scale != (role == WeightRole.QUANTIZATION)) {
                    wrong.add(input + " is " + role);
                }
            }
        }

        assertThat(lines).hasSize(62);
        assertThat(wrong).isEmpty();
    }

    private static List<String> lines() throws IOException {
        try (InputStream table = WeightRoleTest.class.getResourceAsStream("runtime/scales.csv")) {
            String text =
                    new String(
                            Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).toList();
        }
    }

    @Test
    void eachPartOfAQuantizedConcatHasItsOwnScaleAndZeroPoint() {
        OperatorId concat = OperatorId.microsoft("QLinearConcat");

        assertThat(
                        List.of(0, 1, 2, 3, 4, 5, 6, 7).stream()
                                .filter(i -> WeightRole.of(concat, i) == WeightRole.ORDINARY))
                .containsExactly(2, 5);
    }
}

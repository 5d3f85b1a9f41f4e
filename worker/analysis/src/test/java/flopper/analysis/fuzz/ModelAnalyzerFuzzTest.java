package flopper.analysis.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

import flopper.analysis.InvalidModelException;
import flopper.analysis.graph.Model;
import flopper.analysis.onnx.OnnxReader;

import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any model that can be read is analysed or refused in words: input shapes, inference, functions and
 * control flow, cost, liveness. See {@link OnnxReaderFuzzTest}.
 */
class ModelAnalyzerFuzzTest {
    @MethodSource("flopper.analysis.fuzz.Seeds#models")
    @FuzzTest
    void modelsAreAnalysedOrRefused(byte[] bytes) {
        Model model;
        try {
            model = OnnxReader.read(bytes);
        } catch (InvalidModelException _) {
            return;
        }
        SoundReport.assertSound(model);
    }
}

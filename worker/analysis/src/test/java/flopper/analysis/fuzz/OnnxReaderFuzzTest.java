package flopper.analysis.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import flopper.analysis.InvalidModelException;
import flopper.analysis.graph.Model;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.onnx.OnnxWriter;

import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes are read or refused in words, and what was read is written in a form that stays. As a
 * plain test it runs over the seeds and over what fuzzing has found; {@code deploy/bench/run fuzz}
 * goes on from there.
 */
class OnnxReaderFuzzTest {
    @MethodSource("flopper.analysis.fuzz.Seeds#models")
    @FuzzTest
    void bytesAreReadOrRefused(byte[] bytes) {
        Model model;
        try {
            model = OnnxReader.read(bytes);
        } catch (InvalidModelException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        byte[] written = OnnxWriter.write(model);
        assertThat(OnnxWriter.write(OnnxReader.read(written))).isEqualTo(written);
    }
}

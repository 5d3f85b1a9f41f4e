package flopper.analysis.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Small graphs of any operators, put together from the fuzzer's choices: they pass the reader's checks
 * by construction, so that the choices reach the rules. See {@link OnnxReaderFuzzTest}.
 */
class OperatorFuzzTest {
    @FuzzTest
    void graphsOfAnyOperatorsAreAnalysedOrRefused(FuzzedDataProvider choices) {
        SoundReport.assertSound(new ChosenGraph(choices).model());
    }
}

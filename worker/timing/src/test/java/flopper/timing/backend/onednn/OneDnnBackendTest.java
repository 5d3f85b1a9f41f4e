package flopper.timing.backend.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import flopper.timing.backend.Backend;
import flopper.timing.backend.BackendContract;
import flopper.timing.backend.Precision;
import flopper.timing.backend.TestModels;
import flopper.timing.backend.Workload;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.system.SystemFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class OneDnnBackendTest extends BackendContract {
    @TempDir private Path root;

    @Override
    protected Backend backend() {
        return new OneDnnBackend();
    }

    private Set<Precision> precisions(String flags) throws IOException {
        Path file = root.resolve("proc/cpuinfo");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "processor\t: 0\nflags\t\t: fpu " + flags + "\n");
        return OneDnnBackend.precisions(new SystemFiles(root));
    }

    @Test
    void precisionsAreThoseTheProcessorHasInstructionsFor() throws IOException {
        assertThat(precisions("avx2 fma")).containsExactly(Precision.FP32);
        assertThat(precisions("avx2 avx_vnni"))
                .containsExactlyInAnyOrder(Precision.FP32, Precision.INT8);
        assertThat(precisions("avx512f avx512_bf16 avx512_vnni"))
                .containsExactlyInAnyOrder(Precision.FP32, Precision.BF16, Precision.INT8);
    }

    @Test
    void theVersionIsThatOfTheLibrary() {
        Library.settle(List.of(0));
        assertThat(backend().version()).isEqualTo(Functions.version());
    }

    @Test
    void aModelIsRefusedByTheOperatorsThatHaveNoKernels() {
        byte[] graph =
                TestModels.bytes(
                        List.of(TestModels.input("input", TestModels.fixed(4))),
                        List.of(),
                        List.of(
                                TestModels.node("/erf", "Erf", "e", "input"),
                                TestModels.node("/relu", "Relu", "r", "e"),
                                TestModels.node("/erf2", "Erf", "output", "input")));

        TimingFailure failure =
                catchThrowableOfType(
                        TimingFailure.class,
                        () -> backend().prepare(new Workload(graph, Map.of(), Precision.FP32, 1)));

        assertThat(failure.code()).isEqualTo(FailureCode.UNSUPPORTED);
        assertThat(failure).hasMessage("onednn has no kernels for Erf (2)");
    }
}

package flopper.db.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.job.JobKind;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.measurement.ContentKey;
import flopper.db.measurement.KernelUse;
import flopper.db.model.Model;
import flopper.db.row.Page;
import flopper.db.sweep.Sweep;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

final class KernelStoreTest {

    private static final KernelSetting SETTING = Rows.kernelSetting("cpu-1");

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final KernelStore kernels = DATABASE.database().kernels();
    private final Rows rows = new Rows(DATABASE.database());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void registerDevice() {
        rows.device("cpu-1", rows.worker());
    }

    private Kernel stored(String signature) {
        return kernels.known(SETTING, List.of(signature)).getFirst();
    }

    @Test
    void aKernelComesBackAsItWasMeasured() {
        NewKernel measured = Rows.kernel("Conv a", now);
        kernels.put(SETTING, List.of(measured));

        assertThat(stored("Conv a"))
                .isEqualTo(
                        new Kernel(
                                stored("Conv a").id(),
                                SETTING,
                                Rows.DEVICE_CLASS,
                                "Conv a",
                                "Conv",
                                50,
                                110,
                                40,
                                3,
                                measured.warm(),
                                measured.cold(),
                                now));
    }

    @Test
    void aSignatureIsStoredOnceForASetting() {
        kernels.put(SETTING, List.of(Rows.kernel("Conv a", now)));
        String first = stored("Conv a").id();

        kernels.put(SETTING, List.of(Rows.kernel("Conv a", now), Rows.kernel("Conv b", now)));

        assertThat(kernels.known(SETTING, List.of("Conv a", "Conv b", "Conv c")))
                .extracting(Kernel::signature)
                .containsExactlyInAnyOrder("Conv a", "Conv b");
        assertThat(stored("Conv a").id()).isEqualTo(first);
    }

    @Test
    void everyPartOfTheSettingCounts() {
        kernels.put(SETTING, List.of(Rows.kernel("Conv a", now)));

        assertThat(
                        List.of(
                                new KernelSetting("cpu-2", "onnxruntime", "1.0", 1, "fp32", 1),
                                new KernelSetting("cpu-1", "onednn", "1.0", 1, "fp32", 1),
                                new KernelSetting("cpu-1", "onnxruntime", "1.1", 1, "fp32", 1),
                                new KernelSetting("cpu-1", "onnxruntime", "1.0", 2, "fp32", 1),
                                new KernelSetting("cpu-1", "onnxruntime", "1.0", 1, "bf16", 1),
                                new KernelSetting("cpu-1", "onnxruntime", "1.0", 1, "fp32", 2)))
                .allSatisfy(other -> assertThat(kernels.known(other, List.of("Conv a"))).isEmpty());
    }

    @Test
    void kernelsAreListedByWhatIsAskedForInPages() {
        kernels.put(SETTING, List.of(Rows.kernel("Conv a", now), Rows.kernel("Conv b", now)));

        List<Kernel> first = kernels.list(KernelFilter.NONE, Page.first(1));
        assertThat(first).extracting(Kernel::signature).containsExactly("Conv b");
        assertThat(kernels.list(KernelFilter.NONE, Page.after(first.getFirst().id(), 10)))
                .extracting(Kernel::signature)
                .containsExactly("Conv a");
        assertThat(list(Rows.DEVICE_CLASS, "onnxruntime", "Conv", "Conv a")).hasSize(1);
        assertThat(list("other", "onnxruntime", "Conv", "Conv a")).isEmpty();
        assertThat(list(Rows.DEVICE_CLASS, "other", "Conv", "Conv a")).isEmpty();
        assertThat(list(Rows.DEVICE_CLASS, "onnxruntime", "MatMul", "Conv a")).isEmpty();
        assertThat(list(Rows.DEVICE_CLASS, "onnxruntime", "Conv", "Conv c")).isEmpty();
    }

    private List<Kernel> list(String deviceClass, String backend, String op, String signature) {
        return kernels.list(
                new KernelFilter(
                        Optional.of(deviceClass),
                        Optional.of(backend),
                        Optional.of(op),
                        Optional.of(signature)),
                Page.first(10));
    }

    @Test
    void aMeasurementHasItsKernelsAndAnswersWhoAsksForThem() {
        kernels.put(SETTING, List.of(Rows.kernel("Conv a", now), Rows.kernel("Conv b", now)));
        Model model = rows.model("net");
        String id =
                measure(
                        model,
                        new KernelUse(stored("Conv a").id(), 3, 330),
                        new KernelUse(stored("Conv b").id(), 1, 570));

        assertThat(kernels.ofMeasurement(id))
                .containsExactly(
                        new UsedKernel(stored("Conv b"), 1, 570),
                        new UsedKernel(stored("Conv a"), 3, 330));
        assertThat(answer(model)).contains(id);
    }

    @Test
    void aMeasurementWithoutKernelsDoesNotAnswerWhoAsksForThem() {
        Model model = rows.model("net");
        measure(model);

        assertThat(answer(model)).isEmpty();
    }

    private String measure(Model model, KernelUse... uses) {
        Sweep sweep =
                rows.submit(
                        Rows.newSweep("ada", Priority.NORMAL, 1),
                        List.of(NewJob.of(JobKind.MEASUREMENT, Rows.measurementCell(model, 1))));
        return DATABASE.database()
                .measurements()
                .put(
                        rows.jobs(sweep).getFirst().id(),
                        DATABASE.database().profiles().put(Rows.profile(model, 1)),
                        Rows.layeredMeasurement(
                                "cpu-1", Optional.empty(), 1000, now, List.of(uses)));
    }

    private Optional<String> answer(Model model) {
        return DATABASE.database()
                .measurements()
                .findFresh(
                        List.of(
                                new ContentKey(
                                        model.graphId(),
                                        Rows.profile(model, 1).shapes(),
                                        "fp32",
                                        Rows.DEVICE_CLASS,
                                        "onnxruntime",
                                        1,
                                        Optional.empty(),
                                        ContentKey.SYNTHETIC,
                                        true,
                                        true)),
                        Duration.ofDays(1))
                .getFirst();
    }
}

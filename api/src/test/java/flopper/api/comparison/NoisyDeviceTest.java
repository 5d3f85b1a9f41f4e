package flopper.api.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Rows;
import flopper.db.device.NewCanary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;

class NoisyDeviceTest {

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    /** Canaries that go 5 % up and down: 1.96 times that is what noise alone makes. */
    @Test
    void whatItsNoiseExplainsIsNoVerdict() {
        Rows rows = new Rows(SERVER.database());
        String worker = rows.worker();
        rows.device("shaky", worker);
        Instant now = Instant.now();
        for (String model : new String[] {"base", "near", "far"}) {
            long p50Ns =
                    switch (model) {
                        case "base" -> 100_000;
                        case "near" -> 108_000;
                        default -> 150_000;
                    };
            rows.measured(
                    worker,
                    rows.model(model),
                    Rows.DEVICE_CLASS,
                    1,
                    Rows.measurement("shaky", p50Ns, now));
        }
        assertThat(verdict("near")).isEqualTo("SLOWER");

        for (int i = 0; i < 20; i++) {
            long ns = i % 2 == 0 ? 10_000_000 : 10_500_000;
            Instant at = now.minus(Duration.ofHours(20 - i));
            SERVER.database()
                    .canaries()
                    .put(new NewCanary("shaky", "onnxruntime", "1.0", 1, ns, ns, at));
        }

        assertThat(verdict("near")).isEqualTo("AMBIGUOUS");
        assertThat(compare().textAt("cells.1.reason"))
                .isEqualTo("the device's own noise makes up to 9.6 % between two measurements");
        assertThat(verdict("far")).isEqualTo("SLOWER");
    }

    private static Answer compare() {
        return SERVER.get("/api/v1/comparisons?models=base,near,far");
    }

    private static String verdict(String model) {
        return compare().textAt("cells.%d.verdict".formatted(model.equals("near") ? 1 : 2));
    }
}

package flopper.api.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.api.imported.MeasuredElsewhere;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** What the ten files say of FLOPs and speed; every figure that is asserted is made of theirs. */
class FlopsAgainstSpeedTest {

    private static final String PAIRS = "/api/v1/comparisons/same-flops?";
    private static final String RTX_4090 = "deviceClass=imported:rtx4090";

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    @BeforeAll
    static void importAll() {
        MeasuredElsewhere.names().forEach(name -> MeasuredElsewhere.post(SERVER, name));
    }

    @Test
    void denseNetHasSevenTenthsOfResNetsMacsAndLessThroughput() {
        Answer answer =
                SERVER.get(
                        PAIRS
                                + RTX_4090
                                + "&models=densenet121,resnet50&resolution=224"
                                + "&backendVersion=2.9.1%2Bcu12.8");

        assertThat(answer.at("items").size()).as(answer.text()).isEqualTo(1);
        assertThat(answer.textAt("items.0.fewer.model")).isEqualTo("densenet121");
        assertThat(answer.textAt("items.0.more.model")).isEqualTo("resnet50");
        assertThat(answer.at("items.0.macsRatio").getDoubleValue())
                .isEqualTo(2.87 / 4.11, within(1e-9))
                .isEqualTo(0.70, within(0.005));
        assertThat(answer.at("items.0.speedRatio").getDoubleValue())
                .isEqualTo(3630.79 / 4302.84, within(1e-4))
                .isEqualTo(0.84, within(0.005));
        assertThat(answer.textAt("items.0.place.provenance")).isEqualTo("IMPORTED");
    }

    @Test
    void pairsAreNearInMacsAndTheFarthestInSpeedComeFirst() {
        Answer answer = SERVER.get(PAIRS + RTX_4090 + "&within=1.1&limit=50");

        assertThat(answer.at("items").size()).as(answer.text()).isEqualTo(50);
        double before = Double.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            assertThat(answer.at("items." + i + ".macsRatio").getDoubleValue())
                    .isBetween(1 / 1.1, 1.0);
            double distance =
                    Math.abs(Math.log(answer.at("items." + i + ".speedRatio").getDoubleValue()));
            assertThat(distance).isLessThanOrEqualTo(before);
            before = distance;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "deviceClass, ''",
        "deviceClass, deviceClass=imported:nothing",
        "within, deviceClass=imported:rtx4090&within=0.5"
    })
    void whatCannotBePairedIsRefused(String field, String query) {
        Answer answer = SERVER.get(PAIRS + query);

        assertThat(answer.status()).as(answer.text()).isBetween(400, 422);
        assertThat(answer.textAt("field")).isEqualTo(field);
    }

    @Test
    void comparisonsHaveRatiosOfOthersAndNoVerdicts() {
        Answer answer =
                SERVER.get(
                        "/api/v1/comparisons?models=resnet50,densenet121&metric=throughputPerSecond"
                                + "&deviceClasses=imported:rtx4090");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).contains("\"provenance\":\"IMPORTED\"");
        assertThat(answer.text()).doesNotContain("\"verdict\":\"", "\"provenance\":\"OWN\"");
        int densenets = 0;
        for (int i = 0; i < answer.at("cells").size(); i++) {
            String cell = "cells." + i + ".";
            if (answer.textAt(cell + "model").equals("densenet121:latest")) {
                densenets++;
                // 0.84 to 0.86 in both files, at 224 and 288 pixels.
                assertThat(answer.at(cell + "ratio").getDoubleValue()).isBetween(0.83, 0.87);
            }
        }
        assertThat(densenets).isEqualTo(4);
    }

    @Test
    void everyDeviceHasItsCorrelationOfMacsWithLatency() {
        Answer answer = SERVER.get("/api/v1/correlation");
        List<String> classes = SERVER.database().imports().deviceClasses();

        assertThat(classes).hasSize(5 + 14);
        List<String> correlated = answer.items("place.deviceClass");
        assertThat(correlated).containsAll(classes);
    }

    @Test
    void macsOrderModelsLessWellOnAGpuThanActivationsDo() {
        Answer answer = SERVER.get("/api/v1/correlation?" + RTX_4090);

        // scipy.stats.spearmanr and kendalltau of the file of PyTorch 2.4: step time over batch
        // against infer_gmacs and infer_macts.
        assertThat(answer.textAt("items.0.place.backendVersion")).isEqualTo("2.4.0+cu12.4");
        assertCorrelation(answer, 0, "macs", 0.9101841638675023, 0.7492215680009685);
        assertCorrelation(answer, 4, "activations", 0.950978686842274, 0.8201906812922943);
        assertCorrelation(answer, 2, "params", 0.8095003263993154, 0.6285244826320258);
    }

    private static void assertCorrelation(
            Answer answer, int item, String figure, double rho, double tau) {
        String at = "items." + item + ".";
        assertThat(answer.textAt(at + "figure")).isEqualTo(figure);
        assertThat(answer.textAt(at + "n")).isEqualTo("1444");
        assertThat(answer.at(at + "rho").getDoubleValue()).isEqualTo(rho, within(1e-9));
        assertThat(answer.at(at + "tau").getDoubleValue()).isEqualTo(tau, within(1e-9));
    }

    @Test
    void aFrontHasNothingBetterAndNoSpeedsOfOthersBesideOurs() {
        Answer answer = SERVER.get("/api/v1/pareto?x=latency&y=top1&" + RTX_4090);

        assertThat(answer.at("fronts").size()).as(answer.text()).isEqualTo(2);
        assertThat(answer.textAt("fronts.0.place.provenance")).isEqualTo("IMPORTED");
        double x = 0;
        double best = -1;
        int front = 0;
        for (int i = 0; i < answer.at("fronts.0.points").size(); i++) {
            String point = "fronts.0.points." + i;
            assertThat(answer.at(point + ".x").getDoubleValue()).isGreaterThanOrEqualTo(x);
            x = answer.at(point + ".x").getDoubleValue();
            double y = answer.at(point + ".y").getDoubleValue();
            assertThat(answer.at(point + ".onFront").getBooleanValue()).isEqualTo(y > best);
            front += y > best ? 1 : 0;
            best = Math.max(best, y);
            if (i > 200) {
                break;
            }
        }
        assertThat(front).isGreaterThan(3);
    }

    @Test
    void accuracyAgainstMacsNeedsNoDevice() {
        Answer answer = SERVER.get("/api/v1/pareto?dominated=false");

        assertThat(answer.textAt("x")).isEqualTo("macs");
        assertThat(answer.valueAt("fronts.0.place")).isNull();
        assertThat(answer.at("fronts.0.points").size()).as(answer.text()).isGreaterThan(5);
        assertThat(SERVER.get("/api/v1/pareto?y=latency").textAt("field")).isEqualTo("deviceClass");
        assertThat(SERVER.get("/api/v1/pareto?y=beauty").textAt("field")).isEqualTo("y");
    }

    @Test
    void allOfItComesAsTables() {
        assertThat(table("/api/v1/correlation")).startsWith("provenance,deviceClass,backend,");
        assertThat(table(PAIRS + RTX_4090)).startsWith("provenance,deviceClass,backend,");
        assertThat(table("/api/v1/pareto")).startsWith("xAxis,yAxis,deviceClass,");
        assertThat(table("/api/v1/imported-measurements")).startsWith("id,provenance,importId,");
    }

    private static String table(String path) {
        return SERVER.send(SERVER.request(path).header("Accept", "text/csv")).text();
    }
}

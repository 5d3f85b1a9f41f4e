package flopper.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

final class NasBench201Test {
    private static final String BEST =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
                    + "+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";

    /** Source: the benchmark's own entry 9930: FLOP=184.73 M, Params=1.289 MB. */
    @Test
    void aNetworkHasTheWeightsThatTheBenchmarkGives() {
        Counted counted = Counted.of(Catalogue.find("nasbench201:" + BEST).orElseThrow(), 32);

        assertThat(Math.round(counted.params() / 1e3)).isEqualTo(1289);
    }

    @Test
    void digitsAndNotationNameTheSameNetwork() {
        assertThat(Catalogue.find("nasbench201:" + BEST).orElseThrow().model())
                .isEqualTo(Catalogue.find("nasbench201:333133").orElseThrow().model());
        assertThat(Catalogue.find("nasbench201:33313")).isEmpty();
        assertThat(Catalogue.find("nasbench201:333135")).isEmpty();
        assertThat(Catalogue.find("nasbench201:|nor_conv_5x5~0|")).isEmpty();
    }

    @Test
    void thereAreFifteenThousandSixHundredAndTwentyFive() {
        List<Backbone> all = Catalogue.expand("nasbench201:*");

        assertThat(all).hasSize(15_625).extracting(Backbone::name).doesNotHaveDuplicates();
        assertThat(all.getFirst().name()).isEqualTo("nasbench201:000000");
        assertThat(all.getLast().name()).isEqualTo("nasbench201:444444");
    }

    @Test
    void aCellThatNothingPassesThroughIsStillANetwork() {
        Counted counted = Counted.of(Catalogue.find("nasbench201:000000").orElseThrow(), 32);

        assertThat(counted.report().complete()).isTrue();
        assertThat(counted.macs()).isPositive();
    }
}

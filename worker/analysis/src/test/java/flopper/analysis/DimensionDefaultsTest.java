package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimensionDefaultsTest {
    @ParameterizedTest
    @CsvSource({
        "N, 1",
        "batch, 1",
        "batch_size, 1",
        "H, 224",
        "image_width, 224",
        "num_channels, 3",
        "sequence_length, 128",
        "seq, 128",
        "encoder_sequence_length, 128",
        "past_sequence_length, 128",
        "past_sequence_length + 1, 129",
        "past_sequence_length+sequence_length, 256",
        "total_sequence_length, 256",
        "kv_len, 256"
    })
    void wellKnownNamesHaveSizes(String symbol, long size) {
        assertThat(DimensionDefaults.of(symbol)).hasValue(size);
    }

    @Test
    void namesThatSayNothingHaveNone() {
        assertThat(DimensionDefaults.of("foo")).isEmpty();
        assertThat(DimensionDefaults.of("batch + foo")).isEmpty();
        assertThat(DimensionDefaults.of("")).isEmpty();
    }
}

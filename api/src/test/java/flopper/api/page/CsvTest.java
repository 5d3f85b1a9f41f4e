package flopper.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

class CsvTest {

    @Test
    void whatIsMissingIsEmpty() {
        String table =
                Csv.of(
                        List.of("a", "b", "c"),
                        List.of(
                                List.of(OptionalLong.of(1), OptionalDouble.of(0.5), "x"),
                                List.of(
                                        OptionalLong.empty(),
                                        OptionalDouble.empty(),
                                        Optional.empty())));
        assertThat(table).isEqualTo("a,b,c\r\n1,0.5,x\r\n,,\r\n");
    }

    @Test
    void signsOfTheFormAreQuoted() {
        assertThat(Csv.of(List.of("a"), List.of(List.of("say \"x\", y"), List.of("two\nlines"))))
                .isEqualTo("a\r\n\"say \"\"x\"\", y\"\r\n\"two\nlines\"\r\n");
    }
}

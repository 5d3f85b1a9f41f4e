package flopper.api.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.api.problem.ApiException;
import flopper.db.measurement.MeasurementStore;
import flopper.db.selection.Comparison;
import flopper.db.selection.Condition;
import flopper.db.selection.Field;
import flopper.db.selection.Order;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.SplittableRandom;

class FilterParserTest {

    private static final KnownFields FIELDS = KnownFields.of(MeasurementStore.ALL);
    private static final Field CLASS = MeasurementStore.ALL.require("deviceClass");
    private static final Field MEDIAN = MeasurementStore.ALL.require("latency.p50Ns");

    private static final Condition DESK = new Condition.Compare(CLASS, Comparison.EQUAL, "desk");
    private static final Condition FAST =
            new Condition.Compare(MEDIAN, Comparison.LESS, 1_000_000L);

    @Test
    void andBindsCloserThanOr() {
        assertThat(parse("deviceClass = 'desk' and latency.p50Ns < 1e6"))
                .isEqualTo(new Condition.All(List.of(DESK, FAST)));
        assertThat(parse("deviceClass='desk' OR latency.p50Ns<1000000 AND deviceClass='desk'"))
                .isEqualTo(
                        new Condition.Any(List.of(DESK, new Condition.All(List.of(FAST, DESK)))));
        assertThat(parse("not (deviceClass = 'desk')")).isEqualTo(new Condition.Not(DESK));
    }

    @Test
    void testsAreOfFiveKinds() {
        assertThat(parse("deviceClass in ('a', 'it''s')"))
                .isEqualTo(new Condition.In(CLASS, List.of("a", "it's")));
        assertThat(parse("deviceClass not like 'a%'"))
                .isEqualTo(new Condition.Not(new Condition.Like(CLASS, "a%")));
        assertThat(parse("latency.p50Ns is null")).isEqualTo(new Condition.Missing(MEDIAN));
        assertThat(parse("latency.p50Ns is not null"))
                .isEqualTo(new Condition.Not(new Condition.Missing(MEDIAN)));
        assertThat(parse("latency.p50Ns >= 0.5"))
                .isEqualTo(new Condition.Compare(MEDIAN, Comparison.AT_LEAST, 0.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "speed > 1                     | character 1: there is no field 'speed'; the"
                        + " fields",
                "deviceClass = desk            | character 15: deviceClass is compared with a text",
                "latency.p50Ns = 'x'           | character 17: latency.p50Ns is compared with a"
                        + " number",
                "latency.p50Ns = 1e999         | character 17: latency.p50Ns is compared with a"
                        + " number",
                "converged = 1                 | character 13: converged is compared with true or"
                        + " false",
                "converged < true              | character 11: converged is true or false",
                "id = 'x'                      | character 6: id is compared with an id",
                "startedAt > 'yesterday'       | character 13: startedAt is compared with an"
                        + " instant",
                "deviceClass ~ 'x'             | character 13: '~' begins no name",
                "deviceClass 'x'               | character 13: deviceClass is followed by =",
                "deviceClass = 'x              | character 15: a text that begins here does not"
                        + " end",
                "deviceClass = 'x' deviceClass | character 19: 'and', 'or' or the end is expected",
                "(deviceClass = 'x'            | character 19: ')' is missing before the end",
                "latency.p50Ns like 'x'        | character 15: latency.p50Ns is no text",
                "deviceClass like 'x\\'        | character 18: the pattern ends in the middle",
                "deviceClass not = 'x'         | character 17: 'in' or 'like' is expected",
                "and                           | character 1: there is no field 'and'",
                "\"\"                          | character 1: a field is expected, not the end",
            })
    void aRefusalNamesTheCharacter(String filter, String detail) {
        assertThatThrownBy(() -> parse(filter))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.field()).contains("filter"))
                .hasMessageContaining("filter, " + detail);
    }

    @Test
    void sizeAndDepthAndValuesAreBounded() {
        assertThatThrownBy(() -> parse("a".repeat(2001))).hasMessageContaining("more than 2000");
        assertThatThrownBy(() -> parse("(".repeat(2000))).hasMessageContaining("levels deep");
        assertThatThrownBy(() -> parse("not ".repeat(400))).hasMessageContaining("levels deep");
        assertThatThrownBy(() -> parse("threads in (" + "1,".repeat(101) + "1)"))
                .hasMessageContaining("more than 100 values");
    }

    @Test
    void whateverIsWrittenIsAConditionOrARefusal() {
        SplittableRandom random = new SplittableRandom(7);
        List<String> words =
                List.of(
                        "deviceClass",
                        "latency.p50Ns",
                        "converged",
                        "and",
                        "or",
                        "not",
                        "in",
                        "like",
                        "is",
                        "null",
                        "(",
                        ")",
                        ",",
                        "=",
                        "<",
                        "!=",
                        "'",
                        "'x'",
                        "''",
                        "1",
                        "-1e9",
                        ".",
                        "true",
                        "\0",
                        "\\",
                        "é",
                        "\ud83d\ude00",
                        "\ud83d",
                        "--",
                        ";");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                text.append(words.get(random.nextInt(words.size()))).append(' ');
            }
            try {
                assertThat(parse(text.toString())).isNotNull();
            } catch (ApiException e) {
                assertThat(e.field()).as("%s", text).contains("filter");
            }
        }
    }

    @Test
    void anOrderEndsWithWhatNoTwoRowsShare() {
        Field id = MeasurementStore.ALL.require("id");
        Field started = MeasurementStore.ALL.require("startedAt");
        assertThat(SortParser.parse("-startedAt", FIELDS))
                .isEqualTo(List.of(new Order(started, true), new Order(id, true)));
        assertThat(SortParser.parse("startedAt,-id", FIELDS))
                .isEqualTo(List.of(new Order(started, false), new Order(id, true)));
        assertThatThrownBy(() -> SortParser.parse("model", FIELDS))
                .hasMessage(
                        "sort: cannot sort by 'model'; the fields that have an index are id,"
                                + " startedAt");
        assertThatThrownBy(() -> SortParser.parse("id,-id", FIELDS)).hasMessageContaining("twice");
    }

    private static Condition parse(String filter) {
        return FilterParser.parse(filter, FIELDS);
    }
}

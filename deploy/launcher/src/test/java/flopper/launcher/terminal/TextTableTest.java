package flopper.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

final class TextTableTest {
    @Test
    void textStandsLeftAndNumbersStandRight() {
        TextTable table = new TextTable(1, "model", "MACs");
        table.add("vgg16", "15.47 G");
        table.add("alexnet", "714.2 M");
        StringWriter out = new StringWriter();

        table.print(new PrintWriter(out));

        assertThat(out.toString().lines())
                .containsExactly(
                        "model       MACs",
                        "────────────────",
                        "vgg16    15.47 G",
                        "alexnet  714.2 M");
    }

    @Test
    void aRowWithTooFewCellsIsRefused() {
        TextTable table = new TextTable(1, "model", "MACs");

        assertThatThrownBy(() -> table.add("vgg16")).isInstanceOf(IllegalArgumentException.class);
    }
}

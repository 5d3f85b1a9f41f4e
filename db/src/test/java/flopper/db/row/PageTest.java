package flopper.db.row;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PageTest {

    @Test
    void aLimitOutsideItsRangeIsRefusedWithTheRange() {
        assertThatThrownBy(() -> Page.first(0)).hasMessageContaining("1–10000");
        assertThatThrownBy(() -> Page.first(10_001)).hasMessageContaining("10001");
    }
}

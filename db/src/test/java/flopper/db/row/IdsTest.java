package flopper.db.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

final class IdsTest {

    @Test
    void idsAreUuidsOfVersionSevenThatOnlyGrow() {
        List<String> ids = IntStream.range(0, 20_000).mapToObj(_ -> Ids.next()).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
        UUID id = UUID.fromString(ids.getFirst());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16)
                .isCloseTo(System.currentTimeMillis(), Offset.offset(60_000L));
    }

    @Test
    void threadsNeverGetTheSame() throws Exception {
        List<Future<List<String>>> batches = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                batches.add(
                        threads.submit(
                                () -> IntStream.range(0, 5000).mapToObj(_ -> Ids.next()).toList()));
            }
        }

        Set<String> ids = new HashSet<>();
        for (Future<List<String>> batch : batches) {
            ids.addAll(batch.get());
        }
        assertThat(ids).hasSize(20_000);
    }
}

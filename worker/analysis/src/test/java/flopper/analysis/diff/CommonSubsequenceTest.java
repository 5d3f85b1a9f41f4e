package flopper.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.IntStream;

final class CommonSubsequenceTest {

    @Test
    void asManyArePairedAsCanBe() {
        assertThat(match(new int[] {1, 2, 3, 4, 5}, new int[] {2, 9, 4, 5, 7}))
                .containsExactly(-1, 0, -1, 2, 3);
        assertThat(match(new int[] {}, new int[] {1})).isEmpty();
    }

    @Test
    void longSequencesArePairedByWhatOccursOnceInThem() {
        int count = 5_000;
        int[] left = IntStream.range(0, count).toArray();
        int[] right = IntStream.range(0, count).map(i -> i % 2 == 0 ? i : -1 - i).toArray();
        // Neither end is common, so that nothing but the anchors can pair the rest.
        left[0] = count;

        int[] partners = match(left, right);

        assertThat(IntStream.range(0, count).filter(i -> partners[i] == i)).hasSize(count / 2 - 1);
    }

    private static int[] match(int[] left, int[] right) {
        int[] partners = new int[left.length];
        Arrays.fill(partners, -1);
        CommonSubsequence.match(left, 0, left.length, right, 0, right.length, partners);
        return partners;
    }
}

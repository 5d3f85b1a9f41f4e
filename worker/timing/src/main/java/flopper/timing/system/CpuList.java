package flopper.timing.system;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The kernel's notation of processor sets, such as {@code 0-3,8}. */
public final class CpuList {
    private CpuList() {}

    /** The numbers in ascending order; empty for an empty text. */
    public static List<Integer> parse(String text) {
        return Stream.of(text.strip().split(","))
                .filter(part -> !part.isBlank())
                .flatMapToInt(CpuList::range)
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    private static IntStream range(String part) {
        int dash = part.indexOf('-');
        if (dash < 0) {
            return IntStream.of(Integer.parseInt(part.strip()));
        }
        return IntStream.rangeClosed(
                Integer.parseInt(part.substring(0, dash).strip()),
                Integer.parseInt(part.substring(dash + 1).strip()));
    }

    public static String format(List<Integer> cpus) {
        return cpus.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}

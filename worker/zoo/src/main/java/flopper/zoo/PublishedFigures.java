package flopper.zoo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The table {@code published.csv} beside this class. */
final class PublishedFigures {
    private static final Map<String, List<Published>> BY_MODEL = read();

    private PublishedFigures() {}

    /** In the table's order; empty for a model that nobody published figures of. */
    static List<Published> of(String model) {
        return BY_MODEL.getOrDefault(model, List.of());
    }

    private static Map<String, List<Published>> read() {
        try (InputStream table =
                        Objects.requireNonNull(
                                PublishedFigures.class.getResourceAsStream("published.csv"));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .collect(
                            Collectors.groupingBy(
                                    List::getFirst,
                                    Collectors.mapping(
                                            PublishedFigures::row, Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException("published.csv is part of the class path", e);
        }
    }

    private static Published row(List<String> cells) {
        return new Published(
                cells.get(1),
                Integer.parseInt(cells.get(2)),
                whole(cells.get(3)),
                decimal(cells.get(4)),
                decimal(cells.get(5)),
                decimal(cells.get(6)),
                decimal(cells.get(7)),
                cells.get(8),
                cells.get(9));
    }

    private static OptionalLong whole(String cell) {
        return cell.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(cell));
    }

    private static OptionalDouble decimal(String cell) {
        return cell.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(cell));
    }
}

package flopper.launcher.export;

import flopper.launcher.client.Json;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Puts the pages of a collection together, holding one at a time. */
final class Export {
    private Export() {}

    /** One table: the header of each page but the first is left out. */
    static void csv(Pages pages, OutputStream out) throws InterruptedException, IOException {
        pages.forEach((number, page) -> {
            if (number > 1) {
                skipLine(page);
            }
            page.transferTo(out);
            return Optional.empty();
        });
    }

    /** One array, an item a line. */
    static void json(Pages pages, OutputStream out) throws InterruptedException, IOException {
        ObjectMapper mapper = ObjectMapper.getDefault();
        out.write('[');
        pages.forEach((number, page) -> {
            Json read =
                    new Json(
                            Objects.requireNonNull(
                                    mapper.readValue(page.readAllBytes(), JsonNode.class)));
            List<Json> items = read.at("items").items();
            for (int i = 0; i < items.size(); i++) {
                String before = number == 1 && i == 0 ? "\n" : ",\n";
                out.write(
                        (before + mapper.writeValueAsString(items.get(i).node()))
                                .getBytes(StandardCharsets.UTF_8));
            }
            Json next = read.at("next");
            return next.isNull() ? Optional.empty() : Optional.of(next.text());
        });
        out.write("\n]\n".getBytes(StandardCharsets.UTF_8));
    }

    /** A file for each page: the first under the name, the others with their number in it. */
    static int parquet(Pages pages, Path file) throws InterruptedException, IOException {
        return pages.forEach((number, page) -> {
            try (OutputStream out = Files.newOutputStream(numbered(file, number))) {
                page.transferTo(out);
            }
            return Optional.empty();
        });
    }

    /** {@code runs.parquet}, {@code runs-2.parquet} and so on. */
    static Path numbered(Path file, int number) {
        if (number == 1) {
            return file;
        }
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 1 ? name : name.substring(0, dot);
        return file.resolveSibling(stem + "-" + number + name.substring(stem.length()));
    }

    // The names of columns hold no line breaks.
    private static void skipLine(InputStream in) throws IOException {
        int read = in.read();
        while (read >= 0 && read != '\n') {
            read = in.read();
        }
    }
}

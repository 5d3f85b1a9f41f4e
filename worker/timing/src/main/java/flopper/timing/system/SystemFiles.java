package flopper.timing.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the kernel's small text files below one root, so that tests can lay out their own. */
public final class SystemFiles {
    private final Path root;

    public SystemFiles(Path root) {
        this.root = root;
    }

    /** The files of this machine. */
    public static SystemFiles live() {
        return new SystemFiles(Path.of("/"));
    }

    /** The stripped content; empty when there is no such file, it cannot be read, or it is blank. */
    public Optional<String> text(String path) {
        try {
            return Optional.of(Files.readString(root.resolve(path)).strip())
                    .filter(text -> !text.isEmpty());
        } catch (IOException | SecurityException _) {
            // Absent is a normal answer of /sys: containers and virtual machines hide much of it.
            return Optional.empty();
        }
    }

    public OptionalLong number(String path) {
        return text(path)
                .filter(text -> text.matches("-?\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /** The number after a key in files of {@code Key:  number kB} or {@code key number} lines. */
    public OptionalLong field(String path, String key) {
        return text(path)
                .flatMap(text ->
                        text.lines()
                                .map(line -> line.split("[:\\s]+"))
                                .filter(parts -> parts.length > 1 && parts[0].equals(key))
                                .findFirst())
                .filter(parts -> parts[1].matches("\\d{1,18}"))
                .map(parts -> OptionalLong.of(Long.parseLong(parts[1])))
                .orElse(OptionalLong.empty());
    }

    public boolean isDirectory(String path) {
        return Files.isDirectory(root.resolve(path));
    }
}

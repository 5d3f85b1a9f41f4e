package flopper.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of this project as a reader of the repository sees them: no build output. */
final class SourceTree {
    private static final Set<String> SKIPPED =
            Set.of(".git", "target", "node_modules", ".idea", ".vscode", ".settings");

    private SourceTree() {}

    static Path root() {
        return Path.of(System.getProperty("flopper.root", "../..")).toAbsolutePath().normalize();
    }

    /** All files, in a fixed order. */
    static List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(
                    root(),
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes attributes) {
                            return SKIPPED.contains(name(folder))
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            files.add(file);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted().toList();
    }

    static List<Path> javaFiles() {
        return files().stream().filter(file -> name(file).endsWith(".java")).toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's last name; a root has none, and is called that. */
    static String name(Path file) {
        return file.subpath(file.getNameCount() - 1, file.getNameCount()).toString();
    }

    /** The path as people write it: from the project's root. */
    static String label(Path file) {
        return root().relativize(file).toString();
    }
}

package flopper.timing.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory for one child: its input, unpacked libraries, crash reports. Goes with everything in
 * it, however the child ended. What a worker left that was killed goes with the next one's first:
 * nobody holds its lock any more.
 */
final class ScratchDirectory implements AutoCloseable {
    private static final String PREFIX = "flopper-timing-";
    private static final String LOCK = "owner.lock";

    /** A directory younger than this may be about to be locked. */
    private static final Duration ABANDONED_AGE_MIN = Duration.ofMinutes(1);

    /** This process's own: to look at their locks would give these up. */
    private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private ScratchDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static ScratchDirectory create() throws IOException {
        Path path = Files.createTempDirectory(PREFIX);
        OWNED.add(path);
        FileChannel lock =
                FileChannel.open(
                        path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock.lock();
        removeAbandoned(path.resolve("..").normalize());
        return new ScratchDirectory(path, lock);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            remove(path);
        } finally {
            OWNED.remove(path);
        }
    }

    /** Removes the directories of owners that are no more. */
    static void removeAbandoned(Path parent) {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path directory : directories) {
                if (!OWNED.contains(directory) && isAbandoned(directory)) {
                    remove(directory);
                }
            }
        } catch (IOException _) {
            // Somebody else is clearing up at the same time.
        }
    }

    private static boolean isAbandoned(Path directory) {
        try {
            Instant changed = Files.getLastModifiedTime(directory).toInstant();
            if (changed.plus(ABANDONED_AGE_MIN).isAfter(Instant.now())) {
                return false;
            }
            try (FileChannel channel =
                            FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                return lock != null;
            }
        } catch (IOException _) {
            // Another user's, or gone meanwhile.
            return false;
        }
    }

    private static void remove(Path directory) throws IOException {
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                            throws IOException {
                        Files.deleteIfExists(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}

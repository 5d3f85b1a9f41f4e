package flopper.servers.directory;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * One process per data directory. The lock is the operating system's, so it ends with the process
 * however that ends; a file beside it tells others who holds it. Two Kafka brokers that once shared a
 * directory leave a corrupt log, hence a lock of our own before anything else is touched.
 */
public final class DirectoryLock implements AutoCloseable {

    /** Who holds the lock. */
    public record Holder(long pid, Optional<String> address) {}

    private final Path holderFile;
    private final FileChannel channel;

    private DirectoryLock(Path holderFile, FileChannel channel) {
        this.holderFile = holderFile;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws DataDirectoryInUse where another process has it
     */
    public static DirectoryLock take(Path directory) throws IOException {
        Path holderFile = directory.resolve("holder");
        FileChannel channel =
                FileChannel.open(
                        directory.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new DataDirectoryInUse(directory, readHolder(holderFile));
        }
        DirectoryLock lock = new DirectoryLock(holderFile, channel);
        lock.write(List.of(ownPid()));
        return lock;
    }

    /** Tells others the address that this process answers at. */
    public void announce(String address) throws IOException {
        write(List.of(ownPid(), address));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(holderFile);
        channel.close();
    }

    private void write(List<String> lines) throws IOException {
        Files.write(holderFile, lines);
    }

    private static String ownPid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            // The holder is this very JVM.
            return null;
        }
    }

    private static Optional<Holder> readHolder(Path file) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.getFirst().matches("\\d{1,18}")) {
                // Caught between creating and writing it.
                return Optional.empty();
            }
            Optional<String> address =
                    lines.size() > 1 ? Optional.of(lines.get(1)) : Optional.empty();
            return Optional.of(new Holder(Long.parseLong(lines.getFirst()), address));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }
}

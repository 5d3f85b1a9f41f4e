package flopper.timing.device;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One measurement at a time on a physical device, across all processes of this host (rule 8). The
 * kernel frees the lock when its holder dies, however it dies.
 */
public final class DeviceLock implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final FileLock lock;

    private DeviceLock(FileLock lock) {
        this.lock = lock;
    }

    /** Where the locks of this host lie unless told otherwise: seen by every user. */
    public static Path hostDirectory() {
        return Path.of("/tmp");
    }

    /**
     * Waits until the device is free.
     *
     * @return empty when {@code cancelled} turned true first
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public static Optional<DeviceLock> acquire(
            Path directory, String deviceKey, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        FileChannel channel = open(directory.resolve("flopper-device-" + deviceKey + ".lock"));
        try {
            while (!cancelled.getAsBoolean()) {
                Optional<FileLock> lock = tryLock(channel);
                if (lock.isPresent()) {
                    return Optional.of(new DeviceLock(lock.get()));
                }
                Thread.sleep(POLL);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException _) {
            // Another thread of this same JVM holds it.
            return Optional.empty();
        }
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            Files.createFile(file);
            // Every user of the host contends for the same device; the umask would exclude them.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        } catch (FileAlreadyExistsException _) {
            // Opened below without CREATE, which sticky directories refuse for others' files.
        }
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}

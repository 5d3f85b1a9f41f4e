package flopper.servers.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** The PostgreSQL server of our jars, unpacked once into a directory that stays. */
public record PostgresBinaries(Path directory) {

    /** Unpacks the server unless that was done before; safe to call from several processes at once. */
    public static PostgresBinaries unpack(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            Path partial =
                    Files.createTempDirectory(directory.toAbsolutePath().getParent(), "unpacking-");
            try {
                unpackInto(partial);
                // Also readable for the user that the server runs as where we are root.
                Files.setPosixFilePermissions(
                        partial, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
                // Another process was faster; its copy is as good as ours.
                deleteTree(partial);
            }
        }
        return new PostgresBinaries(directory);
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    private static void unpackInto(Path directory) throws IOException {
        String architecture = System.getProperty("os.arch", "amd64");
        try (InputStream packed =
                        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                                "Linux", architecture.equals("amd64") ? "x86_64" : architecture);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(
                                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                unpackEntry(directory, tar, entry);
            }
        }
    }

    private static void unpackEntry(
            Path directory, TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        Path path = directory.resolve(entry.getName()).normalize();
        if (!path.startsWith(directory)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    static void deleteTree(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> {
                        try {
                            Files.deleteIfExists(path);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}

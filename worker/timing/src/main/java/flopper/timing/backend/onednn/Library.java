package flopper.timing.backend.onednn;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The native library out of its jar: unpacked once for all processes of a user, loaded once for each
 * process.
 */
final class Library {
    /** Of oneDNN, in the jar's version. */
    static final String VERSION = "3.13";

    private static final String FOLDER = "/org/bytedeco/dnnl/linux-x86_64/";
    private static final String THREADS = "libgomp.so.1";
    private static final String PRIMITIVES = "libdnnl.so.3";

    private Library() {}

    /** Whether there is a library for this system. */
    static boolean isPresent() {
        return "Linux".equals(System.getProperty("os.name"))
                && "amd64".equals(System.getProperty("os.arch"))
                && Library.class.getResource(FOLDER + PRIMITIVES) != null;
    }

    /**
     * Tells the library, before it is loaded, where its threads run. They sleep while they wait:
     * spinning threads that lose their core make times bimodal.
     *
     * @param cpus one for each thread; the calling thread is the first
     */
    static void settle(List<Integer> cpus) {
        String places = cpus.stream().map(String::valueOf).collect(Collectors.joining(" "));
        setVariable("GOMP_CPU_AFFINITY", places);
        setVariable("OMP_NUM_THREADS", String.valueOf(cpus.size()));
        setVariable("OMP_DYNAMIC", "false");
        setVariable("OMP_WAIT_POLICY", "passive");
    }

    @SuppressWarnings("restricted") // The descriptor is that of setenv(3).
    private static void setVariable(String name, String value) {
        Linker linker = Linker.nativeLinker();
        MethodHandle setenv =
                linker.downcallHandle(
                        linker.defaultLookup().find("setenv").orElseThrow(),
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int failed =
                    (int)
                            setenv.invokeExact(
                                    arena.allocateFrom(name), arena.allocateFrom(value), 1);
            if (failed != 0) {
                throw new IllegalStateException("setenv " + name);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("setenv", e);
        }
    }

    /** Its functions and those of its threads. */
    @SuppressWarnings("restricted") // Both come from the jar that the pom names.
    static SymbolLookup load() {
        Path folder = unpacked();
        SymbolLookup threads = SymbolLookup.libraryLookup(folder.resolve(THREADS), Arena.global());
        return SymbolLookup.libraryLookup(folder.resolve(PRIMITIVES), Arena.global()).or(threads);
    }

    private static Path unpacked() {
        try {
            Path folder = cache().resolve("onednn-" + VERSION);
            Files.createDirectories(folder);
            unpack(THREADS, folder);
            unpack(PRIMITIVES, folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("oneDNN cannot be unpacked", e);
        }
    }

    /** The user's cache; where there is none, a directory that only this process writes to. */
    private static Path cache() throws IOException {
        Path home =
                Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                        .map(Path::of)
                        .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        try {
            return Files.createDirectories(home.resolve("flopper"));
        } catch (IOException _) {
            return Files.createTempDirectory("flopper-onednn");
        }
    }

    private static void unpack(String name, Path folder) throws IOException {
        URL packed = Library.class.getResource(FOLDER + name);
        if (packed == null) {
            throw new IOException("no " + name + " in the class path");
        }
        Path target = folder.resolve(name);
        if (Files.exists(target)
                && Files.size(target) == packed.openConnection().getContentLengthLong()) {
            return;
        }
        // Whoever unpacks at the same time moves the same bytes into place.
        Path draft = Files.createTempFile(folder, name, ".draft");
        try (InputStream in = packed.openStream()) {
            Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}

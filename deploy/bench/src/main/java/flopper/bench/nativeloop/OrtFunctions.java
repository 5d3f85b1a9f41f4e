package flopper.bench.nativeloop;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The C functions of ONNX Runtime that running a model takes, out of the library in its jar.
 *
 * <p>They are entries of a table that only ever grows. Their places are those of {@code struct
 * OrtApi} in {@code onnxruntime_c_api.h}, whose own assertions fix some of them: 101 for
 * ReleaseCustomOpDomain, 149 for SetGlobalSpinControl, 209 for the last entry of version 10.
 */
final class OrtFunctions {
    private static final String LIBRARY = "/ai/onnxruntime/native/linux-x64/libonnxruntime.so";

    /** AddExternalInitializers came with it; the library serves every version up to its own. */
    private static final int API_VERSION = 12;

    private static final int TABLE_ENTRIES = 211;

    private static final MemorySegment TABLE = table();

    // Static, because the JVM compiles only constant handles into direct calls.
    static final MethodHandle CREATE_ENV = status(3, JAVA_INT, ADDRESS, ADDRESS);
    static final MethodHandle CREATE_SESSION_FROM_ARRAY =
            status(8, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
    static final MethodHandle RUN =
            status(9, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS);
    static final MethodHandle CREATE_SESSION_OPTIONS = status(10, ADDRESS);
    static final MethodHandle SET_EXECUTION_MODE = status(13, ADDRESS, JAVA_INT);
    static final MethodHandle SET_OPTIMIZATION_LEVEL = status(23, ADDRESS, JAVA_INT);
    static final MethodHandle SET_INTRA_OP_THREADS = status(24, ADDRESS, JAVA_INT);
    static final MethodHandle SET_INTER_OP_THREADS = status(25, ADDRESS, JAVA_INT);
    static final MethodHandle CREATE_TENSOR_WITH_DATA =
            status(49, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS);
    static final MethodHandle GET_TENSOR_DATA = status(51, ADDRESS, ADDRESS);
    static final MethodHandle GET_ELEMENT_COUNT = status(64, ADDRESS, ADDRESS);
    static final MethodHandle GET_TYPE_AND_SHAPE = status(65, ADDRESS, ADDRESS);
    static final MethodHandle CREATE_CPU_MEMORY_INFO = status(69, JAVA_INT, JAVA_INT, ADDRESS);
    static final MethodHandle ADD_CONFIG_ENTRY = status(130, ADDRESS, ADDRESS, ADDRESS);
    static final MethodHandle ADD_EXTERNAL_INITIALIZERS =
            status(210, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
    static final MethodHandle RELEASE_SESSION = release(95);
    static final MethodHandle RELEASE_VALUE = release(96);
    static final MethodHandle RELEASE_TYPE_AND_SHAPE = release(99);
    static final MethodHandle RELEASE_SESSION_OPTIONS = release(100);

    private static final MethodHandle GET_ERROR_MESSAGE =
            function(2, FunctionDescriptor.of(ADDRESS, ADDRESS));

    private OrtFunctions() {}

    /**
     * What a function answered.
     *
     * @throws IllegalStateException with the runtime's words where that is a failure
     */
    static void check(MemorySegment status) {
        if (status.address() != 0) {
            try {
                MemorySegment message = (MemorySegment) GET_ERROR_MESSAGE.invokeExact(status);
                throw new IllegalStateException(text(message));
            } catch (IllegalStateException e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("GetErrorMessage", e);
            }
        }
    }

    @SuppressWarnings("restricted") // The runtime's texts end with a zero.
    private static String text(MemorySegment message) {
        return message.reinterpret(Long.MAX_VALUE).getString(0);
    }

    private static MethodHandle status(int place, MemoryLayout... parameters) {
        return function(place, FunctionDescriptor.of(ADDRESS, parameters));
    }

    private static MethodHandle release(int place) {
        return function(place, FunctionDescriptor.ofVoid(ADDRESS));
    }

    @SuppressWarnings("restricted") // The parameters are those of the header.
    private static MethodHandle function(int place, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(TABLE.getAtIndex(ADDRESS, place), descriptor);
    }

    @SuppressWarnings("restricted") // The library comes from the jar that the pom names.
    private static MemorySegment table() {
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = SymbolLookup.libraryLookup(unpacked(), Arena.global());
        try {
            MemorySegment base =
                    (MemorySegment)
                            linker.downcallHandle(
                                            library.find("OrtGetApiBase").orElseThrow(),
                                            FunctionDescriptor.of(ADDRESS))
                                    .invokeExact();
            MemorySegment getApi = base.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
            MemorySegment table =
                    (MemorySegment)
                            linker.downcallHandle(getApi, FunctionDescriptor.of(ADDRESS, JAVA_INT))
                                    .invokeExact(API_VERSION);
            if (table.address() == 0) {
                throw new IllegalStateException("no version " + API_VERSION + " of its functions");
            }
            return table.reinterpret(TABLE_ENTRIES * ADDRESS.byteSize());
        } catch (Throwable e) {
            throw new IllegalStateException("OrtGetApiBase", e);
        }
    }

    /** A copy of its own, so that nothing of the Java interface's copy is shared. */
    private static Path unpacked() {
        try (InputStream in = OrtFunctions.class.getResourceAsStream(LIBRARY)) {
            if (in == null) {
                throw new IllegalStateException("no " + LIBRARY + " in the class path");
            }
            Path copy = Files.createTempDirectory("native-loop").resolve("libonnxruntime.so");
            Files.copy(in, copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("the runtime cannot be unpacked", e);
        }
    }
}

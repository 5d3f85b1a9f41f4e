package flopper.timing.process;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tasks that behave as badly as native code can. */
public final class Tasks {
    private Tasks() {}

    /** Answers with its input, after native and Java chatter on standard output. */
    public static final class Chatty implements ChildTask {
        @Override
        public byte[] perform(byte[] input) throws IOException {
            System.out.println("chatter");
            System.out.flush();
            try (OutputStream standardOutput = new FileOutputStream("/proc/self/fd/1")) {
                standardOutput.write("native chatter\n".getBytes(StandardCharsets.UTF_8));
            }
            return input;
        }
    }

    /** Ends as a failed assertion in native code does. */
    public static final class Aborting implements ChildTask {
        @Override
        @SuppressWarnings("restricted")
        public byte[] perform(byte[] input) {
            System.err.println("assertion failed: x > 0");
            Linker linker = Linker.nativeLinker();
            try {
                linker.downcallHandle(
                                linker.defaultLookup().find("abort").orElseThrow(),
                                FunctionDescriptor.ofVoid())
                        .invokeExact();
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
            return input;
        }
    }

    /** Reads where nothing is. */
    public static final class Segfaulting implements ChildTask {
        @Override
        @SuppressWarnings("restricted")
        public byte[] perform(byte[] input) {
            return new byte[] {
                MemorySegment.ofAddress(8).reinterpret(1).get(ValueLayout.JAVA_BYTE, 0)
            };
        }
    }

    /** Never answers; writes its process id to the file its input names. */
    public static final class Hanging implements ChildTask {
        @Override
        public byte[] perform(byte[] input) throws IOException {
            if (input.length > 0) {
                Path file = Path.of(new String(input, StandardCharsets.UTF_8));
                Path draft = Files.createTempFile("pid", "");
                Files.writeString(draft, String.valueOf(ProcessHandle.current().pid()));
                Files.move(draft, file);
            }
            System.err.println("about to hang");
            while (true) {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        }
    }

    /** Fails as a backend does that understands its failure. */
    public static final class Failing implements ChildTask {
        @Override
        public byte[] perform(byte[] input) throws TimingFailure {
            System.err.println("a hint");
            throw new TimingFailure(FailureCode.MODEL_REJECTED, "no kernel for Foo");
        }
    }

    /** Has a fault of our own. */
    public static final class Faulty implements ChildTask {
        @Override
        public byte[] perform(byte[] input) {
            throw new IllegalStateException("never");
        }
    }

    /** Asks for more native memory than there is. */
    public static final class Greedy implements ChildTask {
        @Override
        public byte[] perform(byte[] input) {
            try (Arena arena = Arena.ofConfined()) {
                return new byte[] {(byte) arena.allocate(1L << 46).byteSize()};
            }
        }
    }

    /** Leaves without a word. */
    public static final class Leaving implements ChildTask {
        @Override
        public byte[] perform(byte[] input) {
            Runtime.getRuntime().halt(7);
            return input;
        }
    }
}

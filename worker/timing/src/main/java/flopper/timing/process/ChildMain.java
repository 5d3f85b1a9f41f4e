package flopper.timing.process;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.system.Posix;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The main class of the child. Arguments: the task's class, the file with its input, the frame's
 * mark.
 *
 * <p>Native libraries print to standard output as they please, so the answer goes to a channel of
 * its own and standard output becomes standard error. Standard input is the lifeline: it ends when
 * the parent dies, and so does the child.
 */
final class ChildMain {
    private ChildMain() {}

    public static void main(String[] args) throws IOException {
        try (OutputStream answers = new FileOutputStream("/proc/self/fd/1")) {
            try (Posix posix = new Posix()) {
                posix.standardOutputToStandardError();
            }
            dieWithParent(System.in);
            Answer answer = perform(args[0], Path.of(args[1]));
            new Frame(args[2]).write(answers, answer.toBytes());
        }
        // The answer is out: what a native library does on its way down concerns nobody.
        Runtime.getRuntime().halt(0);
    }

    private static void dieWithParent(InputStream lifeline) {
        Thread.ofPlatform()
                .name("parent-watch")
                .daemon()
                .start(() -> {
                    try {
                        lifeline.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException _) {
                        // A broken lifeline means the same as an ended one.
                    }
                    Runtime.getRuntime().halt(1);
                });
    }

    private static Answer perform(String taskClass, Path inputFile) {
        try {
            byte[] input = Files.readAllBytes(inputFile);
            return new Answer.Done(task(taskClass).perform(input));
        } catch (TimingFailure e) {
            return Answer.Failed.of(e);
        } catch (OutOfMemoryError e) {
            return new Answer.Failed(
                    FailureCode.OUT_OF_MEMORY, "the measuring process ran out of memory: " + e);
        } catch (Throwable e) {
            // The whole trace goes to standard error, and so into the failure's last words.
            e.printStackTrace();
            return new Answer.Failed(
                    FailureCode.INTERNAL_ERROR, "the measuring process failed: " + e);
        }
    }

    private static ChildTask task(String className) throws ReflectiveOperationException {
        return Class.forName(className)
                .asSubclass(ChildTask.class)
                .getDeclaredConstructor()
                .newInstance();
    }
}

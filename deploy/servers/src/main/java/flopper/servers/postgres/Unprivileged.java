package flopper.servers.postgres;

import com.sun.security.auth.module.UnixSystem;

import flopper.servers.directory.ServerFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How to run PostgreSQL, which refuses to run as root: as ourselves where we are not root, else in a
 * user namespace of its own, else, where those are switched off, as user nobody.
 *
 * @param prefix what stands before the program
 * @param uid owner that the data directory must have
 */
record Unprivileged(List<String> prefix, int uid) {

    private static final int ROOT = 0;
    private static final int NOBODY = 65_534;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    static Unprivileged find() throws IOException, InterruptedException {
        int uid = Math.toIntExact(new UnixSystem().getUid());
        if (uid != ROOT) {
            return new Unprivileged(List.of(), uid);
        }
        return Stream.of(
                        new Unprivileged(List.of("unshare", "-U"), ROOT),
                        new Unprivileged(
                                List.of(
                                        "setpriv",
                                        "--reuid=" + NOBODY,
                                        "--regid=" + NOBODY,
                                        "--clear-groups"),
                                NOBODY))
                .filter(Unprivileged::works)
                .findFirst()
                .orElseThrow(() ->
                        new ServerFailure(
                                "PostgreSQL does not run as root, and neither unshare -U nor"
                                        + " setpriv works here: run flopper as another user"));
    }

    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /** Gives a directory and all in it to the user that PostgreSQL will run as. */
    void own(Path directory) throws IOException {
        if (new UnixSystem().getUid() != ROOT) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.toList()) {
                if (!Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(uid)) {
                    Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    boolean works() {
        try {
            return Command.run(command(List.of("true")), LIMIT).ok();
        } catch (IOException _) {
            // There is no such program.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted", e);
        }
    }
}

package flopper.servers.directory;

import java.nio.file.Path;
import java.util.Optional;

/** Another running process owns the data directory; nothing was changed. */
public final class DataDirectoryInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<DirectoryLock.Holder> holder;

    DataDirectoryInUse(Path directory, Optional<DirectoryLock.Holder> holder) {
        super(sentence(directory, holder));
        this.holder = holder;
    }

    /** The process that owns it, where that is known. */
    public Optional<Long> pid() {
        return holder.map(DirectoryLock.Holder::pid);
    }

    /** The address that process announced, if it did. */
    public Optional<String> address() {
        return holder.flatMap(DirectoryLock.Holder::address);
    }

    private static String sentence(Path directory, Optional<DirectoryLock.Holder> holder) {
        String by = holder.map(h -> "process " + h.pid()).orElse("another process");
        String at =
                holder.flatMap(DirectoryLock.Holder::address)
                        .map(a -> ", which answers at " + a)
                        .orElse("");
        return "data directory %s is in use by %s%s".formatted(directory, by, at);
    }
}

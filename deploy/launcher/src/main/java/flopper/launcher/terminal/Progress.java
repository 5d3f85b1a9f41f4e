package flopper.launcher.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** Progress of long work on standard error: a bar on a terminal, a line per change elsewhere. */
public final class Progress {
    private static final int BAR_WIDTH = 30;

    private final PrintWriter err;
    private final boolean terminal;
    private String shown = "";

    public Progress(PrintWriter err) {
        this.err = err;
        // True only where both standard input and output are one.
        this.terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** Whether somebody watches. */
    public boolean onTerminal() {
        return terminal;
    }

    /** Says what is being done, on a line of its own. */
    public void say(String sentence) {
        clear();
        err.println(sentence);
        err.flush();
    }

    /**
     * Shows how far the work is.
     *
     * @param rest what else to say, such as the time left
     */
    public void show(int done, int total, String rest) {
        String counts = "%d of %d".formatted(done, total);
        String text = counts + (rest.isEmpty() ? "" : " · " + rest);
        if (!terminal) {
            if (!counts.equals(shown)) {
                err.println(text);
                err.flush();
            }
            shown = counts;
            return;
        }
        int filled = total == 0 ? BAR_WIDTH : (int) ((long) BAR_WIDTH * done / total);
        String line = "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled) + " " + text;
        err.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
        err.flush();
        shown = line;
    }

    /** Removes the bar, so that what follows starts on an empty line. */
    public void clear() {
        if (terminal && !shown.isEmpty()) {
            err.print("\r" + " ".repeat(shown.length()) + "\r");
            err.flush();
        }
        shown = "";
    }
}

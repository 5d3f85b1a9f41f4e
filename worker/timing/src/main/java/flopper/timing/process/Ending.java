package flopper.timing.process;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import java.util.Map;

/** Tells from how a process ended without an answer what befell it. */
final class Ending {
    /** Above this the code is that of the signal which ended the process. */
    private static final int SIGNAL_BASE = 128;

    private static final int SIGKILL = 9;

    private static final Map<Integer, String> SIGNALS =
            Map.of(
                    4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", SIGKILL, "SIGKILL", 11,
                    "SIGSEGV", 15, "SIGTERM");

    private Ending() {}

    /**
     * @param outOfMemoryKill whether the kernel killed any process for want of memory meanwhile
     */
    static TimingFailure of(int exitCode, boolean outOfMemoryKill, String lastWords) {
        int signal = exitCode - SIGNAL_BASE;
        if (signal == SIGKILL && outOfMemoryKill) {
            return new TimingFailure(
                    FailureCode.OUT_OF_MEMORY,
                    "the kernel killed the measuring process for want of memory",
                    lastWords);
        }
        if (lastWords.contains("insufficient memory for the Java Runtime Environment")
                || lastWords.contains("std::bad_alloc")) {
            return new TimingFailure(
                    FailureCode.OUT_OF_MEMORY,
                    "the measuring process ran out of memory",
                    lastWords);
        }
        String how =
                signal > 0
                        ? "was ended by " + SIGNALS.getOrDefault(signal, "signal " + signal)
                        : "ended with code " + exitCode;
        return new TimingFailure(
                FailureCode.BACKEND_CRASHED,
                "the measuring process " + how + " before it answered",
                lastWords);
    }
}

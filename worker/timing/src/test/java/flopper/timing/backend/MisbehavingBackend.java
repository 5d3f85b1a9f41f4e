package flopper.timing.backend;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.process.Tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Backends that prepare anything and go wrong in the measuring process, each in its own way. */
public abstract class MisbehavingBackend implements Backend {
    @Override
    public String name() {
        return "misbehaving";
    }

    @Override
    public String version() {
        return "0";
    }

    @Override
    public Set<Precision> precisions() {
        return Set.of(Precision.FP32);
    }

    @Override
    public PreparedWorkload prepare(Workload workload) throws TimingFailure {
        return new PreparedWorkload(new byte[0], 1, "synthetic");
    }

    @Override
    public OpenWorkload open(byte[] payload, List<Integer> cpus) throws TimingFailure {
        return new OpenWorkload() {
            @Override
            public long runtimeStartNs() {
                return 0;
            }

            @Override
            public LoadedWorkload load() {
                return new LoadedWorkload() {
                    @Override
                    public void run() {
                        misbehave();
                    }

                    @Override
                    public void close() {}
                };
            }

            @Override
            public ProfiledWorkload loadProfiled() throws TimingFailure {
                throw new TimingFailure(FailureCode.UNSUPPORTED, "no profiler");
            }

            @Override
            public Map<String, String> settings() {
                return Map.of();
            }

            @Override
            public void close() {}
        };
    }

    abstract void misbehave();

    /** Fails an assertion in native code. */
    public static final class Aborting extends MisbehavingBackend {
        @Override
        void misbehave() {
            new Tasks.Aborting().perform(new byte[0]);
        }
    }

    /** Never finishes a run. */
    public static final class Hanging extends MisbehavingBackend {
        @Override
        void misbehave() {
            try {
                new Tasks.Hanging().perform(new byte[0]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Asks for more memory than it said it would. */
    public static final class Greedy extends MisbehavingBackend {
        @Override
        void misbehave() {
            new Tasks.Greedy().perform(new byte[0]);
        }
    }

    /** Says beforehand that it needs more memory than there is. */
    public static final class Demanding extends MisbehavingBackend {
        @Override
        public PreparedWorkload prepare(Workload workload) {
            return new PreparedWorkload(new byte[0], 1L << 50, "synthetic");
        }

        @Override
        void misbehave() {}
    }
}

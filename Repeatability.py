p='/work/h/c/deploy/bench/src/main/java/flopper/bench/timing/Repeatability.java'
s=open(p).read()
a=s.index('    public static void main'); b=s.index('    private static boolean isMaterial')
new='''    public static void main(String[] arguments)
            throws IOException, TimingFailure, InterruptedException {
        int repeats = arguments.length == 0 ? REPEATS : Integer.parseInt(arguments[0]);
        Device device = LocalDevice.probe();
        System.out.printf(
                "%d repeats, three fresh processes and more each, one thread, on %s%n",
                repeats, Host.description());
        List<Timing> canaries = new ArrayList<>();
        Map<String, List<Timing>> timings = new LinkedHashMap<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            canaries.add(timed(device, Canary.workload(), CANARY_PLAN));
            for (String model : MODELS) {
                timings.computeIfAbsent(model, _ -> new ArrayList<>())
                        .add(timed(device, Backbones.workload(model), TimingPlan.defaults()));
            }
        }
        double noise = noise(canaries, Timing::wall);
        double cpuNoise = noise(canaries, Repeatability::cpu);
        System.out.printf(
                "noise by the canary: %.1f %% of wall time, %.1f %% of processor time%n",
                100 * noise, 100 * cpuNoise);
        System.out.println(
                "| model | figure | median | least – most | CV | pairs within 2 % | pairs told to"
                        + " differ | by intervals alone | a change of 10 % is told | disturbed |");
        System.out.println("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        int told = 0;
        for (Map.Entry<String, List<Timing>> one : timings.entrySet()) {
            print(one.getKey(), "thread-CPU p50", one.getValue(), Repeatability::cpu, cpuNoise);
            told += print(one.getKey(), "wall p50", one.getValue(), Timing::wall, noise);
        }
        int pairs = timings.size() * repeats * (repeats - 1) / 2;
        System.out.printf(
                "told to differ by wall time, which verdicts go by: %d of %d pairs%n", told, pairs);
        System.out.println("afterwards on " + Host.description());
        if (told > FALSE_MAX * pairs) {
            System.exit(1);
        }
    }

    private static Timing timed(Device device, Workload workload, TimingPlan plan)
            throws TimingFailure, InterruptedException {
        Backend backend = Backends.named("onnxruntime").orElseThrow();
        return new WorkloadTimer(device).time(backend, workload, plan, () -> false);
    }

    private static Statistics cpu(Timing timing) {
        return timing.cpu().orElseThrow();
    }

    private static double noise(List<Timing> canaries, Function<Timing, Statistics> statistics) {
        return Noise.of(
                        canaries.stream()
                                .map(statistics)
                                .mapToLong(Statistics::medianNs)
                                .toArray())
                .orElse(0);
    }

    /** How many pairs are told to differ. */
    private static int print(
            String model,
            String figure,
            List<Timing> repeated,
            Function<Timing, Statistics> statistics,
            double noise) {
        List<Statistics> all = repeated.stream().map(statistics).toList();
        double[] medians = all.stream().mapToDouble(Statistics::medianNs).sorted().toArray();
        double mean = all.stream().mapToDouble(Statistics::medianNs).average().orElseThrow();
        double squares = 0;
        for (double median : medians) {
            squares += (median - mean) * (median - mean);
        }
        int pairs = 0;
        int close = 0;
        int told = 0;
        int toldByIntervals = 0;
        int toldOfChanged = 0;
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                pairs++;
                close += isMaterial(all.get(i), all.get(j)) ? 0 : 1;
                told += isToldToDiffer(all.get(i), all.get(j), 1, noise) ? 1 : 0;
                toldByIntervals += isToldToDiffer(all.get(i), all.get(j), 1, 0) ? 1 : 0;
                toldOfChanged += isToldToDiffer(all.get(i), all.get(j), CHANGED, noise) ? 1 : 0;
            }
        }
        System.out.printf(
                "| %s | %s | %.3f ms | %.3f – %.3f ms | %.2f %% | %d of %d | %d of %d | %d of %d |"
                        + " %d of %d | %d of %d |%n",
                model,
                figure,
                medians[medians.length / 2] / 1e6,
                medians[0] / 1e6,
                medians[medians.length - 1] / 1e6,
                100 * Math.sqrt(squares / (medians.length - 1)) / mean,
                close,
                pairs,
                told,
                pairs,
                toldByIntervals,
                pairs,
                toldOfChanged,
                pairs,
                repeated.stream().filter(Timing::disturbed).count(),
                repeated.size());
        return told;
    }

'''
s=s[:a]+new+s[b:]
c=s.index('    /** As a comparison would (rule 16)')
s=s[:c]+'''    /**
     * As a comparison would tell (rule 16).
     *
     * @param change of the other's times, as if it were of something else
     */
    private static boolean isToldToDiffer(
            Statistics one, Statistics other, double change, double noise) {
        MedianInterval of = one.medianInterval().orElseThrow();
        MedianInterval in = other.medianInterval().orElseThrow();
        return switch (Verdict.ofCosts(
                one.medianNs(),
                of.lowNs(),
                of.highNs(),
                change * other.medianNs(),
                change * in.lowNs(),
                change * in.highNs(),
                noise)) {
            case FASTER, SLOWER -> true;
            case SAME, AMBIGUOUS -> false;
        };
    }
}
'''
s=s.replace('''    /** Rule 20; as comparisons have it. */
    private static final double MATERIAL = 0.02;
''','''    /** Rule 20. */
    private static final double MATERIAL = 0.02;

    /** Of all pairs of repeats, which measure the same thing. */
    private static final double FALSE_MAX = 0.01;

    private static final double CHANGED = 1.1;

    /** As idle workers measure it. */
    private static final TimingPlan CANARY_PLAN =
            TimingPlan.defaults().sampling(Duration.ofMillis(500));
''')
s=s.replace('import flopper.bench.process.Host;','import flopper.analysis.verdict.Noise;\nimport flopper.analysis.verdict.Verdict;\nimport flopper.bench.process.Host;')
s=s.replace('import flopper.timing.device.Device;','import flopper.timing.canary.Canary;\nimport flopper.timing.device.Device;')
s=s.replace('import java.io.IOException;','import java.io.IOException;\nimport java.time.Duration;')
s=s.replace(''' * them: how far the medians are apart, and how often two repeats would be told to differ.
''',''' * them, with a canary in each turn: how far the medians are apart, and how often a comparison would
 * tell two repeats to differ. Fails where that is more than once in a hundred pairs.
''')
open(p,'w').write(s)

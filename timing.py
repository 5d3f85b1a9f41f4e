import os
os.chdir('/work/h/c')
T='worker/timing/src/main/java/flopper/timing/'
p=T+'statistics/MedianInterval.java'
s=open(p).read()
s=s.replace('''    /** Half the interval's width as a part''','''    /** This interval, and what lies this far to either side of the median. */
    MedianInterval around(long medianNs, double halfWidthNs) {
        return new MedianInterval(
                Math.min(lowNs, Math.max(1, (long) Math.floor(medianNs - halfWidthNs))),
                Math.max(highNs, (long) Math.ceil(medianNs + halfWidthNs)));
    }

    /** Half the interval's width as a part''')
open(p,'w').write(s)
p=T+'statistics/Statistics.java'
s=open(p).read()
s=s.replace(''' * <p>Samples are pooled over processes; what differs between processes stands apart in {@link
 * #between()}.
''',''' * <p>Samples are pooled over processes; what differs between processes stands apart in {@link
 * #between()}. The median's interval covers both: thousands of samples say nothing of what a fourth
 * process would take.
''')
s=s.replace(''' * @param medianInterval empty below 6 samples
''',''' * @param medianInterval that of the pooled samples, and of the mean of the processes' medians by
 *     Student's t, whichever reaches further; empty below 6 samples
''')
s=s.replace('''    public record BetweenProcesses(int processes, double variance, double coefficientOfVariation) {}
''','''    public record BetweenProcesses(int processes, double variance, double coefficientOfVariation) {
        /** Student's t for 95 %, by degrees of freedom from 1. */
        private static final double[] STUDENT = {
            12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262
        };

        /** Of the 95 % interval of the mean of the medians; as of ten processes where there are more. */
        double halfWidthNs() {
            double student = STUDENT[Math.min(processes - 1, STUDENT.length) - 1];
            return student * Math.sqrt(variance / processes);
        }
    }
''')
s=s.replace('''        return new Statistics(
                sorted.length,
                sorted[0],
                mean,
                Percentile.median(sorted),
''','''        long median = Percentile.median(sorted);
        Optional<BetweenProcesses> between = between(samplesNs);
        return new Statistics(
                sorted.length,
                sorted[0],
                mean,
                median,
''')
s=s.replace('''                sorted.length < MedianInterval.SAMPLES_MIN
                        ? Optional.empty()
                        : Optional.of(MedianInterval.of(sorted)),
                percentiles,
                between(samplesNs));
    }
''','''                interval(sorted, median, between),
                percentiles,
                between);
    }

    private static Optional<MedianInterval> interval(
            long[] sorted, long median, Optional<BetweenProcesses> between) {
        if (sorted.length < MedianInterval.SAMPLES_MIN) {
            return Optional.empty();
        }
        MedianInterval pooled = MedianInterval.of(sorted);
        return Optional.of(
                between.map(known -> pooled.around(median, known.halfWidthNs())).orElse(pooled));
    }
''')
open(p,'w').write(s)
p='worker/timing/src/test/java/flopper/timing/statistics/StatisticsTest.java'
s=open(p).read()
s=s.replace('''    @Test
    void aSingleSampleHas''','''    /** The medians' mean is 110 with a deviation of 10; t(2) is 4.303, so ± 4.303 · 10 / √3. */
    @Test
    void theIntervalCoversWhatProcessesDifferBy() {
        Statistics statistics =
                Statistics.of(
                        List.of(thousand(100_000), thousand(110_000), thousand(120_000)));

        assertThat(statistics.medianInterval())
                .contains(new MedianInterval(110_000 - 24_844, 110_000 + 24_844));
    }

    private static long[] thousand(long ns) {
        return LongStream.generate(() -> ns).limit(1000).toArray();
    }

    @Test
    void aSingleSampleHas''').replace('import java.util.List;','import java.util.List;\nimport java.util.stream.LongStream;')
open(p,'w').write(s)

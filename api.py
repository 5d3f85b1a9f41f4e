import os,subprocess
os.chdir('/work/h/c')
def sub(p,*rs):
    s=open(p).read()
    for a,b in rs:
        assert a in s,(p,a)
        s=s.replace(a,b)
    open(p,'w').write(s)
# agent
sub('worker/agent/src/main/java/flopper/agent/canary/CanaryWatch.java',
 ('store.noise(device.key()).isEmpty()','store.latest(device.key()).size() < Noise.REPEATS_MIN'),
 ('import flopper.db.Unavailable;','import flopper.analysis.verdict.Noise;\nimport flopper.db.Unavailable;'))
sub('worker/agent/src/test/java/flopper/agent/canary/CanaryWatchTest.java',
 ('assertThat(canaries.noise(DEVICE.key())).isEmpty();','assertThat(canaries.latest(DEVICE.key())).hasSize(i);'),
 ('assertThat(canaries.noise(DEVICE.key()).orElseThrow().pairs()).isEqualTo(10);','assertThat(canaries.latest(DEVICE.key())).hasSize(Noise.REPEATS_MIN);'))
sub('worker/agent/src/test/java/flopper/agent/measurement/MeasurementRowsTest.java',
 ('new Interference(0, OptionalDouble.empty(), OptionalDouble.empty())','new Interference(\n                                0,\n                                OptionalDouble.empty(),\n                                OptionalDouble.empty(),\n                                new Speed(1000, 1000))'),
 ('import flopper.timing.measure.SteadyState;','import flopper.timing.measure.Speed;\nimport flopper.timing.measure.SteadyState;'))
p='worker/agent/src/test/java/flopper/agent/canary/CanaryWatchTest.java'
s=open(p).read()
i=s.index('import flopper.')
s=s[:i]+'import flopper.analysis.verdict.Noise;\n'+s[i:]
open(p,'w').write(s)
A='api/src/main/java/flopper/api/'
os.remove(A+'comparison/Verdict.java')
sub(A+'comparison/Matrix.java',
 ('''        return Verdict.of(
                metric.better(),
                against.value(),
                against.interval().orElseThrow(),
                reading.value(),
                reading.interval().orElseThrow(),
                between);
''','''        return metric.better()
                .verdict(
                        against.value(),
                        against.interval().orElseThrow(),
                        reading.value(),
                        reading.interval().orElseThrow(),
                        between);
'''),
 ('import flopper.api.comparison','import flopper.analysis.verdict.Verdict;\nimport flopper.api.comparison') )
s=open(A+'comparison/Matrix.java').read()
# only one import
first=s.index('import flopper.analysis.verdict.Verdict;\n')
rest=s[first+len('import flopper.analysis.verdict.Verdict;\n'):].replace('import flopper.analysis.verdict.Verdict;\n','')
open(A+'comparison/Matrix.java','w').write(s[:first+len('import flopper.analysis.verdict.Verdict;\n')]+rest)
sub(A+'comparison/Metric.java',
 ('''        LOWER,
        HIGHER
    }
''','''        LOWER,
        HIGHER;

        /** How a value stands to its baseline, each with its interval. */
        Verdict verdict(double baseline, Interval of, double value, Interval in, double noise) {
            return switch (this) {
                case LOWER ->
                        Verdict.ofCosts(
                                baseline, of.low(), of.high(), value, in.low(), in.high(), noise);
                case HIGHER ->
                        Verdict.ofCosts(
                                value, in.low(), in.high(), baseline, of.low(), of.high(), noise);
            };
        }
    }
'''),
 ('import flopper.api.comparison.Reading.Interval;','import flopper.analysis.verdict.Verdict;\nimport flopper.api.comparison.Reading.Interval;'))
s=open(A+'comparison/ComparisonResponse.java').read()
i=s.index('import ')
s=s[:i]+'import flopper.analysis.verdict.Verdict;\n\n'+s[i:]
open(A+'comparison/ComparisonResponse.java','w').write(s)
sub(A+'comparison/Comparisons.java',
 ('''                        canaries.noise(device)
                                .ifPresent(known -> noise.put(device, known.detectableChange())));''','''                        Noise.of(
                                        canaries.latest(device).stream()
                                                .mapToLong(CanaryTimes::p50Ns)
                                                .toArray())
                                .ifPresent(known -> noise.put(device, known)));'''),
 ('import flopper.api.model.ModelResolver;','import flopper.analysis.verdict.Noise;\nimport flopper.api.model.ModelResolver;'),
 ('import flopper.db.device.CanaryStore;','import flopper.db.device.CanaryStore;\nimport flopper.db.device.CanaryTimes;'))
sub(A+'device/DeviceController.java',('canaries.noise(device.id())','canaries.latest(device.id())'))
sub(A+'device/DeviceResponse.java',
 ('exceeds once in twenty times; null until','exceeds once in a hundred times; null until'),
 ('Optional<Noise> noise)','List<CanaryTimes> canaries)'),
 ('noise.stream().mapToDouble(Noise::detectableChange).findFirst()','Noise.of(canaries.stream().mapToLong(CanaryTimes::p50Ns).toArray())'),
 ('noise.stream().mapToDouble(Noise::detectableCpuChange).findFirst()','Noise.of(canaries.stream().mapToLong(CanaryTimes::cpuP50Ns).toArray())'),
 ('import flopper.db.device.Noise;\n',''),
 ('import flopper.db.device.Device;','import flopper.analysis.verdict.Noise;\nimport flopper.db.device.CanaryTimes;\nimport flopper.db.device.Device;'))
X='api/src/test/java/flopper/api/comparison/'
s=open(X+'VerdictTest.java').read()
import re
s=s.replace('''                Verdict.of(
                        Better.LOWER,
''','''                Better.LOWER.verdict(
''')
s=re.sub(r'Verdict\.of\(Better\.(LOWER|HIGHER), ',r'Better.\1.verdict(',s)
s=s.replace('class VerdictTest','class BetterTest').replace('import flopper.api.comparison.Metric','import flopper.analysis.verdict.Verdict;\nimport flopper.api.comparison.Metric')
open(X+'BetterTest.java','w').write(s)
os.remove(X+'VerdictTest.java')
sub(X+'NoisyDeviceTest.java',
 ('Canaries that go 5 % up and down: 1.96 times that is what noise alone makes.','Canaries that go 5 % up and down: t(19) · √2 · their deviation is what noise alone makes.'),
 ('up to 9.6 % between','up to 10.7 % between'))
L='deploy/launcher/src/main/java/flopper/launcher/reproduce/'
for f in ('Reproduction','ReproduceCommand'):
    sub(L+f+'.java',('import flopper.api.comparison.Verdict;','import flopper.analysis.verdict.Verdict;'))

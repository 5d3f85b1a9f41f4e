import os
os.chdir('/work/h/c')
def sub(p,*rs):
    s=open(p).read()
    for a,b in rs:
        assert a in s,(p,a)
        s=s.replace(a,b)
    open(p,'w').write(s)
sub('worker/agent/src/main/java/flopper/agent/measurement/MeasurementRows.java',
 ('''                            OptionalLong.of(run.phases().coldLoadNs()),
                            OptionalLong.of(run.phases().firstInferenceNs()),
''','''                            OptionalLong.of(run.phases().runtimeStartNs()),
                            OptionalLong.of(run.phases().coldLoadNs()),
                            OptionalLong.of(run.phases().firstInferenceNs()),
                            run.phases().warmLoadNs(),
'''))
sub('worker/agent/src/test/java/flopper/agent/measurement/MeasurementRowsTest.java',
 ('''                                OptionalLong.of(20),
                                OptionalLong.of(30),
                                List''','''                                OptionalLong.of(10),
                                OptionalLong.of(20),
                                OptionalLong.of(30),
                                OptionalLong.of(40),
                                List'''),
 ('new Phases(10, 20, 30, OptionalLong.empty())','new Phases(10, 20, 30, OptionalLong.of(40))'))
A='api/src/main/java/flopper/api/measurement/'
open(A+'PhasesResponse.java','w').write('''package flopper.api.measurement;

import flopper.db.measurement.Phases;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.OptionalLong;

/**
 * What comes before and after the steady state, which is {@code latency}: each the median over the
 * processes, null where it was not kept.
 *
 * @param runtimeStartNs bringing up the runtime before any model
 * @param coldLoadNs the first load of the model in a fresh process, from memory
 * @param firstInferenceNs the first run after the cold load
 * @param warmLoadNs the load once more in the same process, after the steady state; null too where
 *     memory did not allow it
 */
@Serdeable
public record PhasesResponse(
        @Schema(nullable = true) OptionalLong runtimeStartNs,
        @Schema(nullable = true) OptionalLong coldLoadNs,
        @Schema(nullable = true) OptionalLong firstInferenceNs,
        @Schema(nullable = true) OptionalLong warmLoadNs) {

    static PhasesResponse of(Phases phases) {
        return new PhasesResponse(
                phases.runtimeStartNs(),
                phases.coldLoadNs(),
                phases.firstInferenceNs(),
                phases.warmLoadNs());
    }
}
''')
sub(A+'SamplesResponse.java',
 (''' * @param loadNs time to load the model
 * @param firstRunNs wall time of the first run
''',''' * @param runtimeStartNs time to bring up the runtime before any model
 * @param loadNs time to load the model, the first time in this process
 * @param firstRunNs wall time of the first run
 * @param warmLoadNs time to load the model once more after the last sample
'''),
 ('''        @Schema(nullable = true) OptionalLong loadNs,
        @Schema(nullable = true) OptionalLong firstRunNs,
''','''        @Schema(nullable = true) OptionalLong runtimeStartNs,
        @Schema(nullable = true) OptionalLong loadNs,
        @Schema(nullable = true) OptionalLong firstRunNs,
        @Schema(nullable = true) OptionalLong warmLoadNs,
'''),
 ('''                samples.loadNs(),
                samples.firstRunNs(),
''','''                samples.runtimeStartNs(),
                samples.loadNs(),
                samples.firstRunNs(),
                samples.warmLoadNs(),
'''))
sub(A+'MeasurementResponse.java',
 (''' * @param throughputPerSecond items''',''' * @param phases load and first inference, apart from {@code latency}, which is the steady state
 * @param throughputPerSecond items'''),
 ('''        CpuTime cpuTime,
''','''        CpuTime cpuTime,
        PhasesResponse phases,
'''),
 ('''    static MeasurementResponse of(Measurement measurement, Map<String, Object> environment) {
''','''    static MeasurementResponse of(
            Measurement measurement, PhasesResponse phases, Map<String, Object> environment) {
'''),
 ('''                new CpuTime(measurement.cpuP50Ns()),
''','''                new CpuTime(measurement.cpuP50Ns()),
                phases,
'''))
sub(A+'MeasurementController.java',
 ('''        Items<MeasurementResponse> items =
                Items.of(
                        measurements.list(query.filter(), page.rowsById()),
                        page,
                        Measurement::id,
                        this::response);
        return answer(items, request);
''','''        List<Measurement> rows = measurements.list(query.filter(), page.rowsById());
        Map<String, PhasesResponse> phases = phases(rows);
        return answer(
                Items.of(rows, page, Measurement::id, row -> response(row, phases)), request);
'''),
 ('''        return response(require(id));
''','''        Measurement measurement = require(id);
        return response(measurement, phases(List.of(measurement)));
'''),
 ('''    private MeasurementResponse response(Measurement measurement) {
        return MeasurementResponse.of(measurement, json.read(measurement.environmentJson()));
''','''    private Map<String, PhasesResponse> phases(List<Measurement> rows) {
        return measurements.phases(rows.stream().map(Measurement::id).toList()).stream()
                .collect(Collectors.toMap(Phases::measurementId, PhasesResponse::of));
    }

    private MeasurementResponse response(
            Measurement measurement, Map<String, PhasesResponse> phases) {
        return MeasurementResponse.of(
                measurement,
                phases.getOrDefault(measurement.id(), PhasesResponse.NONE),
                json.read(measurement.environmentJson()));
'''),
 ('import java.util.List;','import java.util.List;\nimport java.util.Map;\nimport java.util.stream.Collectors;'),
 ('import flopper.db.measurement.MeasurementStore;','import flopper.db.measurement.MeasurementStore;\nimport flopper.db.measurement.Phases;'))
sub(A+'PhasesResponse.java',('''    static PhasesResponse of(''','''    /** Of a measurement whose processes were not kept. */
    static final PhasesResponse NONE =
            new PhasesResponse(
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty());

    static PhasesResponse of('''))
X='api/src/test/java/flopper/api/measurement/MeasurementControllerTest.java'
sub(X,('''                        "cpuTime",
''','''                        "cpuTime",
                        "phases",
'''),
('''        assertThat(answer.at("peakFraction").isNull()).isTrue();
''','''        Map<String, Object> phases = new HashMap<>();
        phases.put("runtimeStartNs", 4);
        phases.put("coldLoadNs", 6);
        phases.put("firstInferenceNs", null);
        phases.put("warmLoadNs", 3);
        assertThat(answer.valueAt("phases")).isEqualTo(phases);
        assertThat(answer.at("peakFraction").isNull()).isTrue();
'''))
sub(X,('''        second.put("loadNs", 5);
        second.put("firstRunNs", null);
''','''        second.put("runtimeStartNs", 4);
        second.put("loadNs", 7);
        second.put("firstRunNs", null);
        second.put("warmLoadNs", 3);
'''))

package flopper.timing.device;

import flopper.timing.system.SystemFiles;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What may change from one moment to the next: clocks, governor, load (rule 9). Never part of a
 * device's key (rule 18). A reading that the system does not show says {@code not available}.
 */
public final class Readings {
    private static final String NOT_AVAILABLE = "not available";
    private static final String CPU = "sys/devices/system/cpu/";

    private final SystemFiles files;

    public Readings(SystemFiles files) {
        this.files = files;
    }

    /** Readings by name, units in the names. */
    public Map<String, String> read(int cpu) {
        String cpufreq = CPU + "cpu" + cpu + "/cpufreq/";
        Map<String, String> readings = new TreeMap<>();
        put(readings, "kernel", files.text("proc/sys/kernel/osrelease"));
        put(readings, "governor", files.text(cpufreq + "scaling_governor"));
        put(readings, "frequencyMinKhz", files.text(cpufreq + "scaling_min_freq"));
        put(readings, "frequencyMaxKhz", files.text(cpufreq + "scaling_max_freq"));
        put(readings, "frequencyKhz", files.text(cpufreq + "scaling_cur_freq"));
        put(readings, "clockMhz", clockMhz(cpu));
        put(readings, "turbo", turbo());
        put(readings, "smt", files.text(CPU + "smt/control"));
        put(
                readings,
                "temperatureMilliCelsius",
                files.text("sys/class/thermal/thermal_zone0/temp"));
        put(
                readings,
                "loadAverage1Min",
                files.text("proc/loadavg").map(text -> text.split(" ", 2)[0]));
        return readings;
    }

    private static void put(Map<String, String> readings, String name, Optional<String> value) {
        readings.put(name, value.orElse(NOT_AVAILABLE));
    }

    private Optional<String> turbo() {
        return Stream.of(
                        files.text(CPU + "cpufreq/boost").map("1"::equals),
                        files.text(CPU + "intel_pstate/no_turbo").map("0"::equals))
                .flatMap(Optional::stream)
                .findFirst()
                .map(on -> on ? "on" : "off");
    }

    private Optional<String> clockMhz(int cpu) {
        return files.text("proc/cpuinfo").stream()
                .flatMap(text -> Stream.of(text.split("\\n\\s*\\n")))
                .filter(block -> block.lines().anyMatch(("processor\t: " + cpu)::equals))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("cpu MHz"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }
}

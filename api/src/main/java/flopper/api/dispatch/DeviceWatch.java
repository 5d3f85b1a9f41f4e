package flopper.api.dispatch;

import flopper.api.rounds.Rounds;
import flopper.db.Database;
import flopper.db.device.QuarantineStore;
import flopper.db.device.Quarantined;

import io.micronaut.context.annotation.Context;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.stream.Stream;

/**
 * Keeps jobs from devices that fail all of them, or whose canary left its noise: results from there
 * would be none or wrong. Any number of instances may run; each device goes in once.
 */
@Context
final class DeviceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceWatch.class);

    private final QuarantineStore quarantine;
    private final QuarantineSettings settings;
    private final Rounds rounds;

    DeviceWatch(Database database, QuarantineSettings settings) {
        this.quarantine = database.quarantine();
        this.settings = settings;
        this.rounds =
                new Rounds("device watch", settings.interval(), settings.pauseMax(), this::round);
    }

    @PostConstruct
    void start() {
        rounds.start();
    }

    @PreDestroy
    void stop() {
        rounds.stop(settings.interval());
    }

    private boolean round() {
        Stream.of(
                        quarantine.quarantineFailing(settings.failures(), settings.models()),
                        quarantine.quarantineDrifting(settings.drift()))
                .flatMap(devices -> devices.stream())
                .forEach(DeviceWatch::tell);
        return true;
    }

    private static void tell(Quarantined device) {
        LOG.warn("device {} gets no more jobs: {}", device.id(), device.reason());
    }
}

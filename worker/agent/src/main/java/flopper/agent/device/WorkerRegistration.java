package flopper.agent.device;

import flopper.db.Database;
import flopper.db.device.DeviceBackend;
import flopper.db.device.NewDevice;
import flopper.db.row.Ids;
import flopper.timing.Backends;
import flopper.timing.backend.Backend;
import flopper.timing.backend.Precision;
import flopper.timing.device.Device;
import flopper.timing.measure.TimingPlan;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/** Makes this worker and its device known, and says goodbye. */
public final class WorkerRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerRegistration.class);

    private final Database database;
    private final String name;
    private final String version;
    private final List<String> labels;
    private final Device device;
    private final String workerId = Ids.next();

    /**
     * @param name for people
     * @param version of flopper
     * @param labels what sweeps may call the device
     */
    public WorkerRegistration(
            Database database, String name, String version, List<String> labels, Device device) {
        this.database = database;
        this.name = name;
        this.version = version;
        this.labels = List.copyOf(labels);
        this.device = device;
    }

    /** The id of this worker, a new one at every start. */
    public String workerId() {
        return workerId;
    }

    /** Adds the worker, and the device with what this worker can run on it. */
    public void register() {
        database.workers().register(workerId, name, version);
        // One without precisions has no library for this system.
        List<Backend> backends =
                Backends.all().stream().filter(one -> !one.precisions().isEmpty()).toList();
        database.devices()
                .register(
                        new NewDevice(
                                device.key(),
                                device.deviceClass(),
                                device.name(),
                                device.descriptorJson(),
                                workerId,
                                labels,
                                backends.stream().map(this::row).toList()));
        LOG.info(
                "worker {} serves {} ({}) with {}",
                name,
                device.deviceClass(),
                device.name(),
                backends.stream().map(Backend::name).toList());
    }

    /** Says that the worker was told to stop, and takes no further job. */
    public void drain() {
        database.workers().drain(workerId);
    }

    /** Says that the worker ends in good order. */
    public void goodbye() {
        database.workers().stop(workerId);
    }

    private DeviceBackend row(Backend backend) {
        return new DeviceBackend(
                backend.name(),
                backend.version(),
                TimingPlan.PROTOCOL,
                backend.precisions().stream().sorted().map(Precision::label).toList(),
                device.topology().coreCount());
    }
}

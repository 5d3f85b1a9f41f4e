package flopper.api.device;

import flopper.api.Application;
import flopper.api.json.StoredJson;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.device.CanaryStore;
import flopper.db.device.Device;
import flopper.db.device.DeviceStore;
import flopper.db.device.PeakStore;
import flopper.db.device.QuarantineStore;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

/** Devices. */
@Controller(Application.ROOT + "/devices")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "devices")
@Refuses
class DeviceController {

    private final DeviceStore devices;
    private final PeakStore peaks;
    private final CanaryStore canaries;
    private final QuarantineStore quarantine;
    private final StoredJson json;

    DeviceController(Database database, StoredJson json) {
        this.devices = database.devices();
        this.peaks = database.peaks();
        this.canaries = database.canaries();
        this.quarantine = database.quarantine();
        this.json = json;
    }

    /** Devices by id, those included whose worker is gone. */
    @Get
    Items<DeviceResponse> listDevices(@Valid @RequestBean PageRequest page) {
        return Items.of(devices.list(page.rows()), page, Device::id, this::response);
    }

    /** One device. */
    @Get("/{id}")
    DeviceResponse getDevice(String id) {
        return devices.find(id)
                .map(this::response)
                .orElseThrow(() -> ApiException.notFound("device", id));
    }

    /** Lets a device out of quarantine: it gets jobs again, and what was before counts no more. */
    @Post("/{id}/release")
    DeviceResponse releaseDevice(String id) {
        quarantine.release(id);
        return getDevice(id);
    }

    private DeviceResponse response(Device device) {
        return DeviceResponse.of(
                device,
                devices.backends(device.id()),
                json.read(device.descriptorJson()),
                peaks.ofDevice(device.id()),
                canaries.noise(device.id()));
    }
}

package flopper.api.device;

import flopper.api.Application;
import flopper.api.device.DeviceClassResponse.Backend;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.device.DeviceStore;
import flopper.db.device.Offer;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Device classes. */
@Controller(Application.ROOT + "/device-classes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "devices")
@Refuses
class DeviceClassController {

    private final DeviceStore devices;

    DeviceClassController(Database database) {
        this.devices = database.devices();
    }

    /** Device classes in alphabetical order, with what a sweep may ask of each. */
    @Get
    Items<DeviceClassResponse> listDeviceClasses(@Valid @RequestBean PageRequest page) {
        String after = page.after();
        List<String> rows =
                devices.classes().stream()
                        .filter(name -> name.compareTo(after) > 0)
                        .sorted()
                        .limit(page.limit() + 1L)
                        .toList();
        Map<String, List<Offer>> offers =
                devices.offers().stream().collect(Collectors.groupingBy(Offer::deviceClass));
        return Items.of(
                rows,
                page,
                Function.identity(),
                name ->
                        new DeviceClassResponse(
                                name,
                                offers.getOrDefault(name, List.of()).stream()
                                        .map(Backend::of)
                                        .toList()));
    }
}

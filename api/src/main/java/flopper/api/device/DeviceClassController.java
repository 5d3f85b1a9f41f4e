package flopper.api.device;

import flopper.api.Application;
import flopper.api.access.Needs;
import flopper.api.device.DeviceClassResponse.Backend;
import flopper.api.page.Csv;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.Refuses;
import flopper.api.table.MemoryPages;
import flopper.api.table.Parquet;
import flopper.db.Database;
import flopper.db.access.Role;
import flopper.db.device.DeviceStore;
import flopper.db.device.Offer;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Device classes. */
@Controller(Application.ROOT + "/device-classes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "devices")
@Refuses
class DeviceClassController {

    private final DeviceStore devices;
    private final MemoryPages pages;

    DeviceClassController(Database database, MemoryPages pages) {
        this.devices = database.devices();
        this.pages = pages;
    }

    /** Device classes in alphabetical order, with what a sweep may ask of each. */
    @Needs(Role.READER)
    @Get(produces = {MediaType.APPLICATION_JSON, Csv.TYPE, Parquet.TYPE})
    Items<DeviceClassResponse> listDeviceClasses(@Valid @RequestBean PageRequest page) {
        Map<String, List<Offer>> offers =
                devices.offers().stream().collect(Collectors.groupingBy(Offer::deviceClass));
        List<DeviceClassResponse> classes =
                devices.classes().stream()
                        .sorted()
                        .map(name ->
                                new DeviceClassResponse(
                                        name,
                                        offers.getOrDefault(name, List.of()).stream()
                                                .map(Backend::of)
                                                .toList()))
                        .toList();
        return pages.page("device classes", classes, DeviceClassResponse.class, page);
    }
}

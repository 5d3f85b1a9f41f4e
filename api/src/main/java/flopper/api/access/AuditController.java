package flopper.api.access;

import flopper.api.Application;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.access.AuditEntry;
import flopper.db.access.AuditStore;
import flopper.db.access.Role;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

/** Who changed what. */
@Controller(Application.ROOT + "/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "access")
@Refuses
class AuditController {

    private final AuditStore audit;

    AuditController(Database database) {
        this.audit = database.audit();
    }

    /** Writes that were asked for, newest first, also those that were refused to a known caller. */
    @Needs(Role.ADMIN)
    @Get
    Items<AuditResponse> listAudit(@Valid @RequestBean PageRequest page) {
        return Items.of(audit.list(page.rowsById()), page, AuditEntry::id, AuditResponse::of);
    }
}

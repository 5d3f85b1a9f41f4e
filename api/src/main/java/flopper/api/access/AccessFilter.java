package flopper.api.access;

import flopper.api.owner.Caller;
import flopper.api.owner.Owners;
import flopper.api.problem.ApiException;
import flopper.db.Database;
import flopper.db.access.AuditStore;
import flopper.db.access.NewAuditEntry;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/** Stands before every route: lets in who may use it, and notes who changed what. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AccessFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AccessFilter.class);

    private static final String ROUTE = "flopper.route";

    private final AccessSettings settings;
    private final Gate gate;
    private final AuditStore audit;

    AccessFilter(AccessSettings settings, Gate gate, Database database) {
        this.settings = settings;
        this.gate = gate;
        this.audit = database.audit();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void admit(HttpRequest<?> request) {
        Optional<Route> route = Route.of(request);
        route.filter(Route::writes).ifPresent(write -> request.setAttribute(ROUTE, write));
        if (settings.open()) {
            return;
        }
        route.flatMap(Route::needs)
                .ifPresent(role -> {
                    Caller caller =
                            gate.identify(
                                    request.getHeaders().findFirst(HttpHeaders.AUTHORIZATION),
                                    request.getRemoteAddress().getAddress().getHostAddress());
                    request.setUserPrincipal(caller);
                    Gate.admit(caller, role);
                });
    }

    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void note(HttpRequest<?> request, HttpResponse<?> response) {
        Optional<Caller> caller = Owners.caller(request);
        if (caller.isEmpty() && !settings.open()) {
            // A stranger changed nothing, and could fill the table.
            return;
        }
        request.getAttribute(ROUTE, Route.class)
                .ifPresent(route ->
                        add(
                                new NewAuditEntry(
                                        caller.map(Caller::keyId),
                                        owner(request),
                                        route.method(),
                                        route.path(),
                                        route.object().or(() -> made(response)),
                                        response.code())));
    }

    private static String owner(HttpRequest<?> request) {
        try {
            return Owners.of(request);
        } catch (ApiException _) {
            // The header was no name, and so the request was refused.
            return Owners.ANONYMOUS;
        }
    }

    private void add(NewAuditEntry entry) {
        try {
            audit.add(entry);
        } catch (RuntimeException e) {
            // It has happened, and the caller is to know that.
            LOG.error("not in the audit: {}", entry, e);
        }
    }

    /** What a request made, by the last part of where it is. */
    private static Optional<String> made(HttpResponse<?> response) {
        return Optional.ofNullable(response.header(HttpHeaders.LOCATION))
                .map(location -> location.substring(location.lastIndexOf('/') + 1));
    }
}

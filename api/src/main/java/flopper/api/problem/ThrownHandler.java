package flopper.api.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;

import jakarta.inject.Singleton;

/** Hands what a controller throws to the {@link ProblemMapper}. */
@Singleton
final class ThrownHandler implements ExceptionHandler<RuntimeException, HttpResponse<Problem>> {

    private final ProblemMapper mapper;

    ThrownHandler(ProblemMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public HttpResponse<Problem> handle(
            @SuppressWarnings("rawtypes") HttpRequest request, RuntimeException thrown) {
        return mapper.processResponse(
                ErrorContext.builder(request).cause(thrown).build(), HttpResponse.serverError());
    }
}

package flopper.api.problem;

import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelFault;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.db.failure.FailureCode;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;

import java.sql.SQLTransientConnectionException;
import java.util.List;

/** Fails in every way that a controller can. */
@Controller("/trouble")
@Hidden
class TroubleController {

    /** A body of some depth. */
    @Serdeable
    record Order(@NotEmpty @Valid List<Item> items) {}

    /** A part of that body. */
    @Serdeable
    record Item(@Min(1) int count) {}

    /** One of two. */
    enum Side {
        LEFT,
        RIGHT
    }

    @Get("/field")
    String field() {
        throw ApiException.ofField(
                FailureCode.SHAPE_MISMATCH, "shapes[0].input", "input has 3 dimensions, not 4");
    }

    @Get("/model")
    String model() {
        throw new InvalidModelException(ModelFault.CYCLIC_GRAPH, "node add uses its own output");
    }

    @Get("/bug")
    String bug() {
        throw new IllegalStateException("secret at jdbc:postgresql://10.0.0.1/flopper");
    }

    @Get("/away")
    String away() {
        throw new IllegalStateException(
                new SQLTransientConnectionException("flopper - no connection to 10.0.0.1"));
    }

    @Get("/page")
    Items<Integer> page(@Valid @RequestBean PageRequest page) {
        return Items.of(List.of(1, 2, 3), page, String::valueOf, number -> number);
    }

    @Get("/by-id")
    String byId(@Valid @RequestBean PageRequest page) {
        return page.rowsById().toString();
    }

    @Get("/query")
    String query(@QueryValue int count, @QueryValue(defaultValue = "LEFT") Side side) {
        return side.name() + count;
    }

    @Post("/order")
    String order(@Valid @Body Order order) {
        return "ordered " + order.items().size();
    }
}

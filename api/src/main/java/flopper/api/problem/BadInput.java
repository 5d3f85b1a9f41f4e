package flopper.api.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamReadException;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.codec.CodecException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.exceptions.path.CollectionItemReferencePath;
import io.micronaut.serde.exceptions.path.MapItemReferencePath;
import io.micronaut.serde.exceptions.path.PropertyReferencePath;
import io.micronaut.serde.exceptions.path.ReferencePath;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a parameter or a body that the framework could not bind, without the
 * framework's own words: they name classes.
 */
record BadInput(Optional<String> field, String detail) {

    /** What is wrong, where the request's parameters or body are the cause. */
    static Optional<BadInput> of(Throwable thrown) {
        if (thrown instanceof UnsatisfiedRouteException e) {
            String name = e.getArgument().getName();
            return Optional.of(new BadInput(Optional.of(name), name + " is required"));
        }
        if (thrown instanceof ConstraintViolationException e) {
            return Optional.of(ofViolation(e));
        }
        Optional<BadInput> ofBody = ofBody(thrown);
        if (ofBody.isPresent()) {
            return ofBody;
        }
        if (thrown instanceof ConversionErrorException e) {
            return Optional.of(ofConversion(e));
        }
        return thrown instanceof CodecException
                ? Optional.of(new BadInput(Optional.empty(), "the body cannot be decoded"))
                : Optional.empty();
    }

    private static BadInput ofConversion(ConversionErrorException thrown) {
        String name = thrown.getArgument().getName();
        String given =
                thrown.getConversionError()
                        .getOriginalValue()
                        .map(value -> ", which '%s' is not".formatted(value))
                        .orElse("");
        return new BadInput(
                Optional.of(name), "%s must be %s%s".formatted(name, kind(thrown), given));
    }

    private static String kind(ConversionErrorException thrown) {
        Class<?> type = thrown.getArgument().getType();
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        return type == boolean.class || type == Boolean.class ? "true or false" : "a whole number";
    }

    private static Optional<BadInput> ofBody(Throwable thrown) {
        Optional<BadInput> found = Optional.empty();
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof StreamReadException e) {
                return Optional.of(ofSyntax(e));
            }
            if (cause instanceof JsonSyntaxException) {
                found = Optional.of(new BadInput(Optional.empty(), "the body is not valid JSON"));
            } else if (cause instanceof SerdeException e && found.isEmpty()) {
                found = Optional.of(ofSerde(e));
            }
            cause = cause.getCause();
        }
        return found;
    }

    private static BadInput ofSyntax(StreamReadException thrown) {
        JsonLocation location = thrown.getLocation();
        return new BadInput(
                Optional.empty(),
                "the body is not valid JSON at line %d, column %d"
                        .formatted(location.getLineNr(), location.getColumnNr()));
    }

    private static BadInput ofSerde(SerdeException thrown) {
        String field = field(thrown.getPath());
        if (field.isEmpty()) {
            return new BadInput(
                    Optional.empty(), "the body does not have the form that is documented");
        }
        // There is no type of its own for it.
        boolean unknown = String.valueOf(thrown.getMessage()).contains("Unknown property");
        return new BadInput(
                Optional.of(field),
                field
                        + (unknown
                                ? " is not a field that is known here"
                                : " does not have the form that is documented"));
    }

    // The innermost step comes first.
    private static String field(List<ReferencePath> path) {
        StringBuilder field = new StringBuilder();
        for (ReferencePath step : path.reversed()) {
            if (step instanceof CollectionItemReferencePath item) {
                field.append('[').append(item.index()).append(']');
            } else if (step instanceof MapItemReferencePath item) {
                field.append(field.isEmpty() ? "" : ".").append(item.key());
            } else if (step instanceof PropertyReferencePath property) {
                field.append(field.isEmpty() ? "" : ".").append(property.property().getName());
            }
        }
        return field.toString();
    }

    private static BadInput ofViolation(ConstraintViolationException thrown) {
        // One at a time, and for the same request always the same one.
        Optional<ConstraintViolation<?>> first =
                thrown.getConstraintViolations().stream()
                        .min(
                                Comparator.comparing(
                                        violation -> violation.getPropertyPath().toString()));
        Optional<String> field = first.map(violation -> field(violation.getPropertyPath()));
        return new BadInput(
                field,
                first.map(violation -> field.orElse("") + " " + violation.getMessage())
                        .orElse("the request is malformed"));
    }

    /** The path without the method, and without the parameter where it goes on below that. */
    private static String field(Path path) {
        StringBuilder field = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = String.valueOf(node.getName());
            } else if (node.getKind() != ElementKind.METHOD) {
                if (node.isInIterable() && node.getIndex() != null) {
                    field.append('[').append(node.getIndex()).append(']');
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    field.append(field.isEmpty() ? "" : ".").append(node.getName());
                }
            }
        }
        return field.isEmpty() ? parameter : field.toString();
    }
}

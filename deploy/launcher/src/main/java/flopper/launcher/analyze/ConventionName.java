package flopper.launcher.analyze;

import flopper.analysis.convention.FlopConvention;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads the name of a convention; refuses any other with the list of them. */
final class ConventionName implements ITypeConverter<FlopConvention> {
    @Override
    public FlopConvention convert(String name) {
        return FlopConvention.named(name)
                .orElseThrow(() ->
                        new TypeConversionException(
                                "'%s' is none of %s"
                                        .formatted(
                                                name,
                                                Arrays.stream(FlopConvention.values())
                                                        .map(FlopConvention::toString)
                                                        .collect(Collectors.joining(", ")))));
    }
}

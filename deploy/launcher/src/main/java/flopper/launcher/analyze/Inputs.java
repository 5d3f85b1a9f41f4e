package flopper.launcher.analyze;

import flopper.analysis.InputBinding;
import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Model;
import flopper.analysis.onnx.CanonicalGraph;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.onnx.ReadLimits;
import flopper.launcher.terminal.CommandFailure;
import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What can be analysed by name: a file, else a backbone of the catalogue. */
final class Inputs {
    private static final String ENDING = ".onnx";

    private Inputs() {}

    /** What to call the input in tables. */
    static String name(String input) {
        if (!Files.exists(Path.of(input))) {
            return input;
        }
        Path file = Path.of(input).toAbsolutePath();
        String name = file.subpath(file.getNameCount() - 1, file.getNameCount()).toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /**
     * @throws InvalidModelException when the file is no model, or the binding does not fit it
     * @throws CommandFailure when there is no such file or backbone, or it cannot be read
     */
    static Analyzed analyze(String input, InputBinding binding) {
        Model model = load(input);
        return new Analyzed(
                name(input),
                CanonicalGraph.of(model).id(),
                model,
                ModelAnalyzer.analyze(model, binding));
    }

    private static Model load(String input) {
        Path file = Path.of(input);
        if (Files.isRegularFile(file)) {
            try (InputStream stream = Files.newInputStream(file)) {
                return OnnxReader.read(stream, ReadLimits.defaults());
            } catch (IOException e) {
                throw new CommandFailure(
                        "%s cannot be read: %s".formatted(file, e.getMessage()), e);
            }
        }
        Optional<Backbone> backbone = Catalogue.find(input);
        return backbone.orElseThrow(() ->
                        new CommandFailure(
                                "there is no file %s and no backbone of that name"
                                        .formatted(input)))
                .model();
    }
}

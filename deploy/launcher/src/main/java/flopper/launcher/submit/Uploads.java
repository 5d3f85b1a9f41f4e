package flopper.launcher.submit;

import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;
import flopper.launcher.terminal.CommandFailure;
import flopper.launcher.terminal.Progress;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes models of what was named: files are uploaded, all else is for the service to know. */
final class Uploads {
    private static final String ENDING = ".onnx";

    private final ServiceClient service;
    private final Progress progress;

    Uploads(ServiceClient service, Progress progress) {
        this.service = service;
        this.progress = progress;
    }

    /** The models' references, in the order they were named; nothing is uploaded where one is no file. */
    List<String> models(List<String> named, String tag) throws InterruptedException {
        List<Input> inputs = new ArrayList<>();
        for (String name : named) {
            inputs.addAll(inputs(name));
        }
        int files = (int) inputs.stream().filter(input -> input.file().isPresent()).count();
        List<String> models = new ArrayList<>();
        int done = 0;
        for (Input input : inputs) {
            if (input.file().isPresent()) {
                progress.show(done++, files, "uploading " + input.name());
                models.add(upload(input.file().get(), tag));
            } else {
                models.add(input.name());
            }
        }
        progress.clear();
        return models;
    }

    /** Something that was named, and the file that it is. */
    private record Input(String name, Optional<Path> file) {}

    private static List<Input> inputs(String name) {
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            return inFolder(path).stream()
                    .map(file -> new Input(file.toString(), Optional.of(file)))
                    .toList();
        }
        if (Files.isRegularFile(path)) {
            return List.of(new Input(name, Optional.of(path)));
        }
        if (name.endsWith(ENDING)) {
            throw new CommandFailure("there is no file " + name);
        }
        return List.of(new Input(name, Optional.empty()));
    }

    private static List<Path> inFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> models =
                    files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
            if (models.isEmpty()) {
                throw new CommandFailure("there is no %s file in %s".formatted(ENDING, folder));
            }
            return models;
        } catch (IOException e) {
            throw new CommandFailure("%s cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private String upload(Path file, String tag) throws InterruptedException {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.onnx$", "");
        try {
            Json uploaded =
                    service.post(
                            "models?name=%s&tag=%s"
                                    .formatted(
                                            ServiceClient.encoded(name),
                                            ServiceClient.encoded(tag)),
                            "application/octet-stream",
                            BodyPublishers.ofFile(file));
            return uploaded.at("name").text() + ":" + uploaded.at("tag").text();
        } catch (CommandFailure e) {
            throw new CommandFailure("%s: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailure("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }
}

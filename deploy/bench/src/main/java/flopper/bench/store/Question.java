package flopper.bench.store;

import flopper.db.generator.GeneratorStore;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** What is asked for, with its bound. */
enum Question {
    COMPARISON("comparisons", 100) {
        @Override
        String path(int number) {
            Random random = new Random(number);
            return "/comparisons?models=%s&deviceClasses=%s&batch=1&precision=fp32&threads=1"
                    .formatted(names(random, GeneratorStore.MODELS, 20), names(random, 20, 10));
        }
    },
    HISTORY("history", 50) {
        @Override
        String path(int number) {
            Random random = new Random(number);
            return "/history?model=%s&deviceClass=%s&batch=1&precision=fp32&backend=onnxruntime&threads=1"
                    .formatted(names(random, 50, 1), names(random, 20, 1));
        }
    },
    FIRST_PAGE("first pages", 50) {
        @Override
        String path(int number) {
            Random random = new Random(number);
            String model = names(random, 50, 1) + ":latest";
            String deviceClass = names(random, 20, 1);
            List<String> pages =
                    List.of(
                            "/measurements?model=" + model,
                            "/measurements?deviceClass=" + deviceClass,
                            "/measurements?model=" + model + "&deviceClass=" + deviceClass,
                            "/measurements?precision=fp16&threads=4",
                            "/measurements?batch=32&backend=onnxruntime",
                            "/measurements",
                            "/sweeps",
                            "/models",
                            "/devices");
            return pages.get(number % pages.size());
        }
    };

    private final String label;
    private final int boundMs;

    Question(String label, int boundMs) {
        this.label = label;
        this.boundMs = boundMs;
    }

    String label() {
        return label;
    }

    /** What 95 of 100 answers take at most. */
    int boundMs() {
        return boundMs;
    }

    /** What to ask for, below the root of the routes; another one for each number. */
    abstract String path(int number);

    private static String names(Random random, int of, int count) {
        return random.ints(1, of + 1)
                .distinct()
                .limit(count)
                .mapToObj(number -> GeneratorStore.PREFIX + number)
                .collect(Collectors.joining(","));
    }
}

package flopper.bench.chaos;

import flopper.launcher.client.Json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether each job has one result and a story that holds together. */
final class Audit {
    private static final int PAGE = 1000;
    private static final int TOLD_MAX = 20;

    private final PatientClient service;
    private final Attempts attempts;
    private final Map<String, Integer> byState = new TreeMap<>();
    private final Map<String, Integer> byKind = new TreeMap<>();
    private final Set<String> results = new HashSet<>();
    private final Set<String> cells = new HashSet<>();
    private final List<String> complaints = new ArrayList<>();
    private int jobs;
    private int stored;

    Audit(PatientClient service, List<Kill> kills) {
        this.service = service;
        this.attempts = new Attempts(kills);
    }

    /** Looks at every job of a sweep, and at what is stored of it. */
    void add(String sweepId) throws InterruptedException {
        for (Json job : all("sweeps/%s/jobs".formatted(sweepId))) {
            jobs++;
            byState.merge(job.at("state").text(), 1, Integer::sum);
            String place =
                    job.at("deviceClass").isNull()
                            ? job.at("kind").text()
                            : job.at("kind").text() + " on " + job.at("deviceClass").text();
            byKind.merge(place, 1, Integer::sum);
            cells.add(
                    "%s %s %s".formatted(job.at("graphId").text(), job.at("batch").text(), place));
            if (job.at("state").text().equals("SUCCEEDED")) {
                results.add(job.at("resultId").text());
                attempts.complaint(job).ifPresent(it -> complain(job, it));
            } else {
                complain(job, job.at("state").text());
            }
        }
        stored += all("measurements?sweepId=" + sweepId).size();
    }

    /** Prints the report, and answers whether nothing was lost, doubled or stuck. */
    boolean report(int expected) {
        int measured =
                byKind.entrySet().stream()
                        .filter(kind -> kind.getKey().startsWith("MEASUREMENT"))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        System.out.printf("jobs by kind: %s; by state: %s%n", byKind, byState);
        System.out.printf("attempts: %s%n", attempts.byOutcome());
        System.out.printf(
                "%,d jobs of %,d, %,d cells, %,d distinct results; %,d measurements stored for %,d"
                        + " measured jobs; %d complaints%n",
                jobs, expected, cells.size(), results.size(), stored, measured, complaints.size());
        complaints.stream().limit(TOLD_MAX).forEach(it -> System.out.println("  " + it));
        return jobs == expected
                && cells.size() == expected
                && results.size() == expected
                && stored == measured
                && complaints.isEmpty();
    }

    private void complain(Json job, String what) {
        complaints.add("job %s: %s".formatted(job.at("id").text(), what));
    }

    private List<Json> all(String path) throws InterruptedException {
        List<Json> items = new ArrayList<>();
        String start = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
        String cursor = "";
        do {
            Json page = service.get(start + cursor);
            items.addAll(page.at("items").items());
            Json next = page.at("next");
            cursor = next.isNull() ? "" : "&cursor=" + next.text();
        } while (!cursor.isEmpty());
        return items;
    }
}

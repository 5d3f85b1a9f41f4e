package flopper.bench.chaos;

import flopper.launcher.client.Json;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What became of every attempt, and whether each that came to nothing has its reason. */
final class Attempts {
    /** The answer to a claim may be lost by a kill that is told a moment before the claim. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final List<Kill> kills;
    private final Map<String, Integer> byOutcome = new TreeMap<>();

    Attempts(List<Kill> kills) {
        this.kills = kills;
    }

    /** Attempts by what became of them, and why. */
    Map<String, Integer> byOutcome() {
        return byOutcome;
    }

    /** What is wrong with the story of a job that succeeded; empty where all is well. */
    Optional<String> complaint(Json job) {
        List<Json> attempts = job.at("attempts").items();
        Instant before = Instant.EPOCH;
        for (int i = 0; i < attempts.size(); i++) {
            Json attempt = attempts.get(i);
            if (attempt.at("outcome").isNull()) {
                return Optional.of("an attempt has not ended");
            }
            Instant start = Instant.parse(attempt.at("startedAt").text());
            Instant end = Instant.parse(attempt.at("endedAt").text());
            if (start.isBefore(before) || end.isBefore(start)) {
                return Optional.of("attempts overlap");
            }
            before = end;
            String outcome = attempt.at("outcome").text();
            boolean last = i == attempts.size() - 1;
            if (outcome.equals("SUCCEEDED") != last) {
                return Optional.of(
                        "attempt %d of %d %s".formatted(i + 1, attempts.size(), outcome));
            }
            Optional<String> reason = reason(attempt, outcome, start, end);
            if (reason.isEmpty()) {
                return Optional.of("nothing explains the attempt that ended " + outcome);
            }
            byOutcome.merge(reason.get(), 1, Integer::sum);
        }
        return attempts.isEmpty() ? Optional.of("no attempt") : Optional.empty();
    }

    private Optional<String> reason(Json attempt, String outcome, Instant start, Instant end) {
        return switch (outcome) {
            case "SUCCEEDED", "RELEASED" -> Optional.of(outcome);
            case "LEASE_EXPIRED" -> silence(attempt, start, end).map(why -> outcome + ", " + why);
            case "FAILED" -> {
                Json failure = attempt.at("failure");
                yield failure.isNull()
                        ? Optional.empty()
                        : Optional.of(
                                "FAILED, %s, blame %s"
                                        .formatted(
                                                failure.at("code").text(),
                                                failure.at("blame").text()));
            }
            default -> Optional.empty();
        };
    }

    /** Which kill made the worker silent: its own, or that of the database it spoke to. */
    private Optional<String> silence(Json attempt, Instant start, Instant end) {
        String worker = attempt.at("worker").text();
        return first(kill -> worker.endsWith(":" + kill.process()), "worker", start, end)
                .map(_ -> "its worker was killed")
                .or(() ->
                        first(_ -> true, "postgresql", start, end)
                                .map(_ -> "the database was killed"));
    }

    private Optional<Kill> first(Predicate<Kill> which, String kind, Instant start, Instant end) {
        return kills.stream()
                .filter(kill -> kill.kind().equals(kind) && which.test(kill))
                .filter(kill -> kill.at().isAfter(start.minus(SLACK)))
                .filter(kill -> kill.at().isBefore(end))
                .findFirst();
    }
}

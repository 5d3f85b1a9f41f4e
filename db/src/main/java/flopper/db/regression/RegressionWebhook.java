package flopper.db.regression;

import java.time.Instant;

/** Who is told of every confirmed regression; without the secret. */
public record RegressionWebhook(String id, String url, String owner, Instant createdAt) {}

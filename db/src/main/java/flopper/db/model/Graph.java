package flopper.db.model;

import java.time.Instant;

/** A stored graph without its bytes. */
public record Graph(String id, long sizeBytes, int nodeCount, long opset, Instant createdAt) {}

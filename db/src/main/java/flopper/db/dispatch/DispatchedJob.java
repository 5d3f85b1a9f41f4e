package flopper.db.dispatch;

/** A job whose record is to be published now. */
public record DispatchedJob(String id, String queue) {}

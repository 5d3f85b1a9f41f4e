package flopper.db.model;

/** A name to be given to a graph. */
public record NewModel(String name, String tag, ModelSource source) {}

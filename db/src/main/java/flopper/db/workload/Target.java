package flopper.db.workload;

/** Where a cell is measured. */
public record Target(String deviceClass, String backend, int threads) {}

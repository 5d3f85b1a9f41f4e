package flopper.db.imported;

/** What a file is; the names are stored: rename none. */
public enum ImportFormat {
    /** The table of {@code GET /measurements} of another flopper. */
    FLOPPER_CSV,
    /** The same in Parquet. */
    FLOPPER_PARQUET,
    /** Inference throughput as timm publishes it, one file per device and setting. */
    TIMM_BENCHMARK,
    /** ImageNet accuracy by weights as timm publishes it. */
    TIMM_RESULTS,
    /** Latencies on phones, cars and boards, out of the performance files of AI Hub's models. */
    AIHUB
}

package flopper.timing.backend.onednn;

/**
 * A call of the replay.
 *
 * @param step the position of the step it belongs to; the outputs' conversion comes after the last
 * @param layoutChange whether it only brings numbers into another order or format
 */
record Item(Call call, int step, boolean layoutChange) {}

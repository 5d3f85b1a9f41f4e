package flopper.db.measurement;

import flopper.db.workload.InputShapes;

import java.util.OptionalLong;

/**
 * What makes two measurements answers to the same question; shapes and batch as asked for.
 *
 * @param protocol version of the way of measuring
 */
public record ContentKey(
        String graphId,
        OptionalLong batch,
        InputShapes shapes,
        String precision,
        String deviceClass,
        String backend,
        String backendVersion,
        int threads,
        int protocol) {}

package flopper.api.page;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The place behind the last row of a page, as a client carries it to the next one: the values that
 * the row is sorted by, bound to the query that it came from. A client may read one and make one;
 * its values are checked as any others.
 */
final class Cursor {

    private static final int VALUES_MAX = 8;

    private Cursor() {}

    /**
     * @param query what the page was asked for: collection, filter, order
     */
    static String write(String query, List<String> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(query.hashCode());
            for (String value : values) {
                out.writeUTF(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * The values in a cursor.
     *
     * @throws ApiException where it is none, or came from another query
     */
    static List<String> read(String query, String cursor) {
        List<String> values = new ArrayList<>();
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                if (in.readInt() != query.hashCode()) {
                    throw refusal(
                            "cursor goes with the filter, the sort and the other parameters that it"
                                    + " came from");
                }
                while (in.available() > 0 && values.size() < VALUES_MAX) {
                    values.add(in.readUTF());
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(cursor);
        }
        return values;
    }

    /** The refusal of what never was a cursor of ours. */
    static ApiException unreadable(String cursor) {
        return refusal("cursor '%s' is not the \"next\" of a page before".formatted(cursor));
    }

    private static ApiException refusal(String detail) {
        return ApiException.ofField(FailureCode.BAD_REQUEST, "cursor", detail);
    }
}

package flopper.api.page;

import java.util.List;

/** An answer that can be told as a table: each item is a row. */
public interface Rows<T> {

    /** The rows in order. */
    List<T> items();
}

package flopper.db.job;

import java.util.Arrays;

/** Which jobs go first. */
public enum Priority {
    HIGH(0),
    NORMAL(1),
    LOW(2);

    private final int code;

    Priority(int code) {
        this.code = code;
    }

    /** How it is stored; the most urgent is the least. */
    public int code() {
        return code;
    }

    /** The priority that is stored so. */
    public static Priority ofCode(int code) {
        return Arrays.stream(values())
                .filter(priority -> priority.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no priority " + code));
    }
}

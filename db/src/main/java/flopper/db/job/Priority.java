package flopper.db.job;

import org.jdbi.v3.core.enums.EnumByOrdinal;

/** Which jobs go first. Stored as its ordinal, most urgent first, so the order here is fixed. */
@EnumByOrdinal
public enum Priority {
    HIGH,
    NORMAL,
    LOW
}

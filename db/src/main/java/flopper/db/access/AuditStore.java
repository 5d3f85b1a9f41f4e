package flopper.db.access;

import flopper.db.row.Ids;
import flopper.db.row.Page;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

import java.util.List;

/** Who changed what. Entries are added and never changed. */
@RegisterConstructorMapper(AuditEntry.class)
public interface AuditStore {

    /** Adds an entry. */
    default void add(NewAuditEntry entry) {
        insert(Ids.next(), entry);
    }

    /** Entries, newest first. */
    @SqlQuery(
            """
            SELECT audit_entry.*, access_key.name AS key_name
            FROM audit_entry
            LEFT JOIN access_key ON access_key.id = audit_entry.key_id
            WHERE CAST(:after AS text) IS NULL OR audit_entry.id < as_id(:after)
            ORDER BY audit_entry.id DESC
            LIMIT :limit
            """)
    List<AuditEntry> list(@BindMethods Page page);

    @SqlUpdate(
            """
            INSERT INTO audit_entry (id, key_id, owner, method, route, object, status)
            VALUES (as_id(:newId), as_id(:keyId), :owner, :method, :route, :object, :status)
            """)
    void insert(@Bind("newId") String newId, @BindMethods NewAuditEntry entry);
}

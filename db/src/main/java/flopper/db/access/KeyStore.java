package flopper.db.access;

import flopper.db.row.Ids;
import flopper.db.row.Page;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

import java.util.List;
import java.util.Optional;

/** Keys of the HTTP API, of which only a digest is stored. */
@RegisterConstructorMapper(AccessKey.class)
public interface KeyStore {

    /** Makes a key; where the secret is known already, that key stays as it is. */
    default AccessKey put(NewKey key, Secret secret) {
        insert(Ids.next(), key, secret.prefix(), secret.sha256());
        return find(secret).orElseThrow();
    }

    /** The key that this secret opens, also where it was revoked or is past its time. */
    default Optional<AccessKey> find(Secret secret) {
        return withPrefix(secret.prefix()).stream().filter(secret::opens).findFirst();
    }

    /** The key with this id. */
    @SqlQuery("SELECT * FROM access_key WHERE id = as_id(:id)")
    Optional<AccessKey> find(String id);

    /** Keys, newest first, those included that are of no use any more. */
    @SqlQuery(
            """
            SELECT * FROM access_key
            WHERE CAST(:after AS text) IS NULL OR id < as_id(:after)
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<AccessKey> list(@BindMethods Page page);

    /** Makes a key useless from now on; false where there is none, or it was before. */
    @SqlUpdate(
            "UPDATE access_key SET revoked_at = now() WHERE id = as_id(:id) AND revoked_at IS NULL")
    boolean revoke(String id);

    /** Notes that a key was used, once a minute. */
    @SqlUpdate(
            """
            UPDATE access_key
            SET last_used_at = now()
            WHERE id = as_id(:id)
              AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
            """)
    void used(String id);

    /** Whether anybody can make further keys. */
    @SqlQuery(
            """
            SELECT EXISTS (
                SELECT FROM access_key
                WHERE role = 'ADMIN' AND revoked_at IS NULL
                  AND (expires_at IS NULL OR expires_at > now()))
            """)
    boolean hasAdmin();

    @SqlUpdate(
            """
            INSERT INTO access_key (id, name, owner, role, prefix, secret_sha256, created_by, expires_at)
            VALUES (as_id(:newId), :name, :owner, :role, :prefix, :sha256, :createdBy, :expiresAt)
            ON CONFLICT (secret_sha256) DO NOTHING
            """)
    void insert(
            @Bind("newId") String newId,
            @BindMethods NewKey key,
            @Bind("prefix") String prefix,
            @Bind("sha256") String sha256);

    @SqlQuery("SELECT * FROM access_key WHERE prefix = :prefix")
    List<AccessKey> withPrefix(String prefix);
}

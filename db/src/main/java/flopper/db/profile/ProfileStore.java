package flopper.db.profile;

import flopper.db.workload.InputShapes;

import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Profiles with their layers; one per graph and concrete input shapes. */
@RegisterConstructorMapper(Profile.Header.class)
@RegisterConstructorMapper(ProfileLayer.class)
public interface ProfileStore {

    /** The profile with this id. */
    default Optional<Profile> find(String id) {
        return findHeader(id).map(this::withParts);
    }

    /** The profile of a graph at these concrete input shapes. */
    default Optional<Profile> findByShapes(String graphId, InputShapes shapes) {
        return findIdByShapes(graphId, shapes).flatMap(this::find);
    }

    /** The id of the profile of a graph at these concrete input shapes. */
    @SqlQuery(
            """
            SELECT id FROM profile
            WHERE graph_id = :graphId AND md5(shapes) = md5(:shapes) AND shapes = :shapes
            """)
    Optional<String> findIdByShapes(String graphId, InputShapes shapes);

    /**
     * The ids of the profiles of graphs, each at the concrete input shapes at the same place of the
     * other list; one answer per place.
     */
    default List<Optional<String>> findIdsByShapes(
            List<String> graphIds, List<InputShapes> shapes) {
        return graphIds.isEmpty()
                ? List.of()
                : idsByShapes(graphIds, shapes.stream().map(InputShapes::text).toList());
    }

    /** A profile without its layers. */
    @SqlQuery("SELECT * FROM profile WHERE id = as_id(:id)")
    Optional<Profile.Header> findHeader(String id);

    /** Profiles without their layers, in no order. */
    @SqlQuery("SELECT * FROM profile WHERE id = ANY(CAST(:ids AS uuid[]))")
    List<Profile.Header> findHeaders(List<String> ids);

    /** Stores a profile unless it is known; answers the id it has either way. */
    default String put(NewProfile profile) {
        return putAll(List.of(profile)).getFirst();
    }

    /** Stores the profiles that are not known yet; answers the ids in the order given. */
    @Transaction
    default List<String> putAll(List<NewProfile> profiles) {
        if (profiles.isEmpty()) {
            return List.of();
        }
        // In one order for all callers: two batches that share profiles wait, and never for each
        // other.
        List<NewProfile> ordered =
                profiles.stream()
                        .sorted(
                                Comparator.comparing(
                                        profile -> profile.graphId() + profile.shapes().text()))
                        .toList();
        ProfileColumns columns = ProfileColumns.of(ordered);
        putParts(columns.ids(), ordered, insertNew(columns));
        return findIdsByShapes(
                        profiles.stream().map(NewProfile::graphId).toList(),
                        profiles.stream().map(NewProfile::shapes).toList())
                .stream()
                .map(Optional::orElseThrow)
                .toList();
    }

    /** Stores the parts of those profiles whose id was added. */
    private void putParts(List<String> ids, List<NewProfile> profiles, Set<String> added) {
        CountColumns conventions = CountColumns.empty();
        CountColumns unsupported = CountColumns.empty();
        List<LayerColumns> layers = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            if (added.contains(id)) {
                conventions.add(id, profiles.get(i).conventions());
                unsupported.add(id, profiles.get(i).unsupported());
                layers.add(LayerColumns.of(id, profiles.get(i).layers()));
            }
        }
        if (!layers.isEmpty()) {
            insertConventions(conventions);
            insertLayers(layers);
        }
        if (!unsupported.names().isEmpty()) {
            insertUnsupported(unsupported);
        }
    }

    private Profile withParts(Profile.Header header) {
        String id = header.id();
        return new Profile(header, unsupported(id), conventions(id), layers(id));
    }

    /** The layers of a profile in the order of the file. */
    @SqlQuery("SELECT * FROM profile_layer WHERE profile_id = as_id(:profileId) ORDER BY index")
    List<ProfileLayer> layers(String profileId);

    /** Totals as other tools would print them. */
    @SqlQuery(
            """
            SELECT convention, count FROM profile_convention
            WHERE profile_id = as_id(:profileId)
            ORDER BY convention
            """)
    @KeyColumn("convention")
    @ValueColumn("count")
    Map<String, Long> conventions(String profileId);

    /** Operators without a cost rule, and how many nodes have them. */
    @SqlQuery(
            """
            SELECT op, count FROM profile_unsupported
            WHERE profile_id = as_id(:profileId)
            ORDER BY op
            """)
    @KeyColumn("op")
    @ValueColumn("count")
    Map<String, Long> unsupported(String profileId);

    @SqlQuery(
            """
            SELECT profile.id
            FROM unnest(CAST(:graphIds AS text[]), CAST(:shapes AS text[]))
                 WITH ORDINALITY AS workload (graph_id, shapes, place)
            LEFT JOIN profile
              ON profile.graph_id = workload.graph_id
                 AND md5(profile.shapes) = md5(workload.shapes)
                 AND profile.shapes = workload.shapes
            ORDER BY workload.place
            """)
    List<Optional<String>> idsByShapes(List<String> graphIds, List<String> shapes);

    @SqlQuery(
            """
            INSERT INTO profile (
                id, graph_id, shapes, inputs, params, statistics, constants,
                multiply_adds, additions, multiplications, divisions, comparisons, transcendentals,
                macs, flops, weight_bytes, activation_bytes, peak_activation_bytes, complete)
            SELECT *
            FROM unnest(
                CAST(:ids AS uuid[]), CAST(:graphIds AS text[]), CAST(:shapes AS text[]),
                CAST(:inputs AS text[]), CAST(:params AS bigint[]), CAST(:statistics AS bigint[]),
                CAST(:constants AS bigint[]), CAST(:multiplyAdds AS bigint[]),
                CAST(:additions AS bigint[]), CAST(:multiplications AS bigint[]),
                CAST(:divisions AS bigint[]), CAST(:comparisons AS bigint[]),
                CAST(:transcendentals AS bigint[]), CAST(:macs AS bigint[]),
                CAST(:flops AS bigint[]), CAST(:weightBytes AS bigint[]),
                CAST(:activationBytes AS bigint[]), CAST(:peakActivationBytes AS bigint[]),
                CAST(:complete AS boolean[]))
            ON CONFLICT (graph_id, md5(shapes)) DO NOTHING
            RETURNING id
            """)
    Set<String> insertNew(@BindMethods ProfileColumns profiles);

    @SqlUpdate(
            """
            INSERT INTO profile_convention (profile_id, convention, count)
            SELECT *
            FROM unnest(
                CAST(:profileIds AS uuid[]), CAST(:names AS text[]), CAST(:counts AS bigint[]))
            """)
    void insertConventions(@BindMethods CountColumns conventions);

    @SqlUpdate(
            """
            INSERT INTO profile_unsupported (profile_id, op, count)
            SELECT *
            FROM unnest(
                CAST(:profileIds AS uuid[]), CAST(:names AS text[]), CAST(:counts AS bigint[]))
            """)
    void insertUnsupported(@BindMethods CountColumns unsupported);

    @SqlBatch(
            """
            INSERT INTO profile_layer_list (
                profile_id, indexes, names, ops, outcomes, reasons,
                multiply_adds, additions, multiplications, divisions, comparisons, transcendentals,
                macs, flops, params, weight_bytes_read, activation_bytes_read,
                activation_bytes_written, outputs)
            VALUES (
                as_id(:profileId), :indexes, :names, :ops, :outcomes, :reasons,
                :multiplyAdds, :additions, :multiplications, :divisions, :comparisons, :transcendentals,
                :macs, :flops, :params, :weightBytesRead, :activationBytesRead,
                :activationBytesWritten, :outputs)
            """)
    void insertLayers(@BindMethods List<LayerColumns> layers);
}

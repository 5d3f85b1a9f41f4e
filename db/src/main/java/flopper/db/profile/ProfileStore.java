package flopper.db.profile;

import flopper.db.row.Ids;
import flopper.db.workload.InputShapes;
import flopper.db.workload.Tensor;

import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Stores a profile unless it is known; answers the id it has either way. */
    default String put(NewProfile profile) {
        return putAll(List.of(profile)).getFirst();
    }

    /** Stores the profiles that are not known yet; answers the ids in the order given. */
    @Transaction
    default List<String> putAll(List<NewProfile> profiles) {
        // In one order for all callers: two batches that share profiles wait, and never for each
        // other.
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++) {
            order.add(i);
        }
        order.sort(
                Comparator.comparing(
                        i -> profiles.get(i).graphId() + profiles.get(i).shapes().text()));
        List<String> ids = new ArrayList<>(Collections.nCopies(profiles.size(), ""));
        LayerColumns layers = LayerColumns.empty();
        for (int i : order) {
            ids.set(i, putWithoutLayers(profiles.get(i), layers));
        }
        if (!layers.profileIds().isEmpty()) {
            insertLayers(layers);
        }
        return ids;
    }

    private String putWithoutLayers(NewProfile profile, LayerColumns layers) {
        String inputs = Tensor.text(profile.inputs());
        Optional<String> added =
                insert(
                        Ids.next(),
                        profile.graphId(),
                        profile.shapes(),
                        inputs,
                        profile.totals(),
                        profile.totals().operations());
        if (added.isEmpty()) {
            return findIdByShapes(profile.graphId(), profile.shapes()).orElseThrow();
        }
        String id = added.get();
        insertConventions(
                id,
                List.copyOf(profile.conventions().keySet()),
                List.copyOf(profile.conventions().values()));
        if (!profile.unsupported().isEmpty()) {
            insertUnsupported(
                    id,
                    List.copyOf(profile.unsupported().keySet()),
                    List.copyOf(profile.unsupported().values()));
        }
        profile.layers().forEach(layer -> layers.add(id, layer));
        return id;
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
            VALUES (
                as_id(:id), :graphId, :shapes, :inputs, :params, :statistics, :constants,
                :multiplyAdds, :additions, :multiplications, :divisions, :comparisons, :transcendentals,
                :macs, :flops, :weightBytes, :activationBytes, :peakActivationBytes, :complete)
            ON CONFLICT (graph_id, md5(shapes)) DO NOTHING
            RETURNING id
            """)
    Optional<String> insert(
            @Bind("id") String id,
            @Bind("graphId") String graphId,
            @Bind("shapes") InputShapes shapes,
            @Bind("inputs") String inputs,
            @BindMethods Totals totals,
            @BindMethods Operations operations);

    @SqlUpdate(
            """
            INSERT INTO profile_convention (profile_id, convention, count)
            SELECT as_id(:profileId), convention, count
            FROM unnest(CAST(:names AS text[]), CAST(:counts AS bigint[])) AS view (convention, count)
            """)
    void insertConventions(String profileId, List<String> names, List<Long> counts);

    @SqlUpdate(
            """
            INSERT INTO profile_unsupported (profile_id, op, count)
            SELECT as_id(:profileId), op, count
            FROM unnest(CAST(:ops AS text[]), CAST(:counts AS bigint[])) AS view (op, count)
            """)
    void insertUnsupported(String profileId, List<String> ops, List<Long> counts);

    @SqlUpdate(
            """
            INSERT INTO profile_layer (
                profile_id, index, name, op, outcome, reason,
                multiply_adds, additions, multiplications, divisions, comparisons, transcendentals,
                macs, flops, params, weight_bytes_read, activation_bytes_read,
                activation_bytes_written, outputs)
            SELECT *
            FROM unnest(
                CAST(:profileIds AS uuid[]), CAST(:indexes AS integer[]), CAST(:names AS text[]),
                CAST(:ops AS text[]), CAST(:outcomes AS text[]), CAST(:reasons AS text[]),
                CAST(:multiplyAdds AS bigint[]), CAST(:additions AS bigint[]),
                CAST(:multiplications AS bigint[]), CAST(:divisions AS bigint[]),
                CAST(:comparisons AS bigint[]), CAST(:transcendentals AS bigint[]),
                CAST(:macs AS bigint[]), CAST(:flops AS bigint[]), CAST(:params AS bigint[]),
                CAST(:weightBytesRead AS bigint[]), CAST(:activationBytesRead AS bigint[]),
                CAST(:activationBytesWritten AS bigint[]), CAST(:outputs AS text[]))
            """)
    void insertLayers(@BindMethods LayerColumns layers);
}

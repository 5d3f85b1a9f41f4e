package flopper.db.model;

import flopper.db.row.Ids;
import flopper.db.row.Page;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Models and graphs. */
@RegisterConstructorMapper(Model.class)
@RegisterConstructorMapper(Graph.class)
public interface ModelStore {

    /** Stores the graph if its content is new, and points the name at it. */
    @Transaction
    default Stored put(NewModel model, NewGraph graph, byte[] bytes) {
        insertGraph(graph, bytes);
        Optional<Model> before = lock(model.name(), model.tag());
        Model after = point(Ids.next(), model, graph.id());
        if (before.isEmpty()) {
            return new Stored(after, Stored.Change.CREATED);
        }
        boolean same = before.get().graphId().equals(graph.id());
        return new Stored(after, same ? Stored.Change.KNOWN : Stored.Change.MOVED);
    }

    /**
     * Stores the graphs whose content is new, and points each name at the graph at the same place; no
     * name twice. Answers the models in no order.
     *
     * @param bytes of the graphs, each at its place
     */
    @Transaction
    default List<Model> putAll(List<NewModel> names, List<NewGraph> graphs, List<byte[]> bytes) {
        insertGraphs(graphs, bytes);
        return pointAll(
                names.stream().map(_ -> Ids.next()).toList(),
                names.stream().map(NewModel::name).toList(),
                names.stream().map(NewModel::tag).toList(),
                graphs.stream().map(NewGraph::id).toList(),
                names.stream().map(name -> name.source().name()).toList());
    }

    /** The model with this id. */
    @SqlQuery("SELECT * FROM model WHERE id = as_id(:id)")
    Optional<Model> find(String id);

    /** The model that {@code name} or {@code name:tag} points to. */
    default Optional<Model> findByReference(String reference) {
        Reference parsed = Reference.parse(reference);
        return findByName(parsed.name(), parsed.tag());
    }

    /** The model with this name and tag. */
    @SqlQuery("SELECT * FROM model WHERE name = :name AND tag = :tag")
    Optional<Model> findByName(String name, String tag);

    /** Models, newest first. */
    @SqlQuery(
            """
            SELECT * FROM model
            WHERE CAST(:after AS text) IS NULL OR id < as_id(:after)
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<Model> list(@BindMethods Page page);

    /**
     * Models whose name and tag match, by name and tag.
     *
     * @param name a pattern of LIKE, as is {@code tag}
     */
    @SqlQuery(
            """
            SELECT * FROM model
            WHERE name LIKE :name AND tag LIKE :tag
            ORDER BY name, tag
            LIMIT :limit
            """)
    List<Model> findMatching(String name, String tag, int limit);

    /** The graph with this id. */
    @SqlQuery("SELECT id, size_bytes, node_count, opset, created_at FROM graph WHERE id = :graphId")
    Optional<Graph> findGraph(String graphId);

    /** The graphs with these ids, in no order. */
    @SqlQuery(
            """
            SELECT id, size_bytes, node_count, opset, created_at FROM graph
            WHERE id = ANY(CAST(:graphIds AS text[]))
            """)
    List<Graph> findGraphs(Collection<String> graphIds);

    /** The canonical stripped ONNX bytes of a graph. */
    @SqlQuery("SELECT bytes FROM graph WHERE id = :graphId")
    Optional<byte[]> findGraphBytes(String graphId);

    /** Deletes a model unless jobs that have not ended use it. */
    @Transaction
    default Deletion delete(String id) {
        if (lockById(id).isEmpty()) {
            return Deletion.UNKNOWN;
        }
        return deleteUnused(id) ? Deletion.DELETED : Deletion.IN_USE;
    }

    @SqlUpdate(
            """
            INSERT INTO graph (id, bytes, node_count, opset)
            VALUES (:id, :bytes, :nodeCount, :opset)
            ON CONFLICT (id) DO NOTHING
            """)
    void insertGraph(@BindMethods NewGraph graph, @Bind("bytes") byte[] bytes);

    @SqlBatch(
            """
            INSERT INTO graph (id, bytes, node_count, opset)
            VALUES (:id, :bytes, :nodeCount, :opset)
            ON CONFLICT (id) DO NOTHING
            """)
    void insertGraphs(@BindMethods List<NewGraph> graphs, @Bind("bytes") List<byte[]> bytes);

    @SqlQuery(
            """
            INSERT INTO model (id, name, tag, graph_id, source)
            SELECT *
            FROM unnest(
                CAST(:newIds AS uuid[]), CAST(:names AS text[]), CAST(:tags AS text[]),
                CAST(:graphIds AS text[]), CAST(:sources AS text[]))
            ON CONFLICT (name, tag) DO UPDATE
            SET graph_id = excluded.graph_id,
                source = excluded.source,
                updated_at = CASE
                    WHEN model.graph_id = excluded.graph_id THEN model.updated_at ELSE now() END
            RETURNING *
            """)
    List<Model> pointAll(
            List<String> newIds,
            List<String> names,
            List<String> tags,
            List<String> graphIds,
            List<String> sources);

    @SqlQuery("SELECT * FROM model WHERE name = :name AND tag = :tag FOR UPDATE")
    Optional<Model> lock(String name, String tag);

    @SqlQuery(
            """
            INSERT INTO model (id, name, tag, graph_id, source)
            VALUES (as_id(:newId), :name, :tag, :graphId, :source)
            ON CONFLICT (name, tag) DO UPDATE
            SET graph_id = excluded.graph_id,
                source = excluded.source,
                updated_at = CASE
                    WHEN model.graph_id = excluded.graph_id THEN model.updated_at ELSE now() END
            RETURNING *
            """)
    Model point(
            @Bind("newId") String newId,
            @BindMethods NewModel model,
            @Bind("graphId") String graphId);

    // FOR UPDATE holds off the foreign key of a job that is being submitted meanwhile.
    @SqlQuery("SELECT * FROM model WHERE id = as_id(:id) FOR UPDATE")
    Optional<Model> lockById(String id);

    @SqlUpdate(
            """
            DELETE FROM model
            WHERE id = as_id(:id)
              AND NOT EXISTS (
                  SELECT FROM job WHERE model_id = model.id AND state IN ('QUEUED', 'RUNNING'))
            """)
    boolean deleteUnused(String id);
}

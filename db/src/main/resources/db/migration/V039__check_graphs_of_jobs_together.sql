-- Sweeps and graphs are never deleted, and a sweep is stored with its jobs. A foreign key would look each of ten thousand jobs up by
-- itself and lock what it finds, which takes as long as to store them; the statement that adds jobs looks their graphs up together.
ALTER TABLE job
    DROP CONSTRAINT job_sweep_id_fkey,
    DROP CONSTRAINT job_graph_id_fkey;

COMMENT ON COLUMN job.graph_id IS 'A graph, which whoever adds the job makes sure of';

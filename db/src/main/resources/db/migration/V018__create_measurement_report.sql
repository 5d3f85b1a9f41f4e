CREATE VIEW measurement_report AS
    SELECT measurement.*,
           CAST(measurement.environment AS text) AS environment_json,
           profile.macs,
           profile.flops
    FROM measurement
    JOIN profile ON profile.id = measurement.profile_id;

COMMENT ON VIEW measurement_report IS 'Measurements with the static totals of their workload';

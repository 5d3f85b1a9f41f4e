ALTER TABLE measurement
    ADD COLUMN peak_id uuid REFERENCES device_peak;

COMMENT ON COLUMN measurement.peak_id IS 'The device''s peaks at the same threads when it was taken; NULL where they were not known';

-- A view keeps the columns that its table had when it was made.
DROP VIEW measurement_report;

CREATE VIEW measurement_report AS
    SELECT measurement.*,
           CAST(measurement.environment AS text) AS environment_json,
           profile.macs,
           profile.flops,
           device_peak.flops_per_second AS peak_flops_per_second
    FROM measurement
    JOIN profile ON profile.id = measurement.profile_id
    LEFT JOIN device_peak ON device_peak.id = measurement.peak_id;

COMMENT ON VIEW measurement_report IS 'Measurements with the static totals of their workload and the peak of their device';

-- The key another program knows an intervention by.
ALTER TABLE interventions_intervention ADD external_id nvarchar(100) NULL;
EXEC('CREATE UNIQUE INDEX interventions_by_external_id ON interventions_intervention (external_id) WHERE external_id IS NOT NULL');

-- What only a player needs leaves the list's table, so that a list of 100,000 reads little.
CREATE TABLE recordings_shape (
  recording_id TEXT NOT NULL PRIMARY KEY,
  facts        TEXT NULL, -- JSON: codecs, loss, problems
  talk         TEXT NULL, -- JSON: when each side talked, [start, end] in ms
  caller_peaks TEXT NULL, -- base64, one byte per slice
  callee_peaks TEXT NULL
);
INSERT INTO recordings_shape (recording_id, facts, talk, caller_peaks, callee_peaks)
SELECT id, facts, talk, caller_peaks, callee_peaks FROM recordings_recording WHERE duration_ms IS NOT NULL;
ALTER TABLE recordings_recording DROP COLUMN facts;
ALTER TABLE recordings_recording DROP COLUMN talk;
ALTER TABLE recordings_recording DROP COLUMN caller_peaks;
ALTER TABLE recordings_recording DROP COLUMN callee_peaks;

-- Labels that the understanding gives, and the call's direction, to filter by.
ALTER TABLE recordings_recording ADD COLUMN mood TEXT NULL;
ALTER TABLE recordings_recording ADD COLUMN direction TEXT NULL;
CREATE TABLE recordings_keyword (
  keyword_id   TEXT NOT NULL,
  recording_id TEXT NOT NULL,
  PRIMARY KEY (keyword_id, recording_id)
);
CREATE INDEX recordings_keyword_by_recording ON recordings_keyword (recording_id);
CREATE INDEX recordings_recording_by_extension ON recordings_recording (extension, id);
CREATE INDEX recordings_recording_by_from ON recordings_recording (from_number, id);
CREATE INDEX recordings_recording_by_to ON recordings_recording (to_number, id);
CREATE INDEX recordings_recording_by_mood ON recordings_recording (mood, id);
CREATE INDEX recordings_recording_by_duration ON recordings_recording (duration_ms, id);

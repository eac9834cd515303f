ALTER TABLE recordings_recording ADD COLUMN talk TEXT NULL; -- JSON: when each side talked, [start, end] in ms

ALTER TABLE recordings_recording ADD talk nvarchar(max) NULL; -- JSON: when each side talked, [start, end] in ms

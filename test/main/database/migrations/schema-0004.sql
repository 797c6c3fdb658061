CREATE INDEX correction_file ON correction (file_sha256);

CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  sheet TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  -- who corrected the sheet, when, in which document, and why
  decided_by TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  document TEXT,
  reason TEXT NOT NULL,
  -- why the others were not accepted
  rejection TEXT,
  accepted INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  -- JSON: every difference that was shown, with what was decided
  differences TEXT NOT NULL,
  -- JSON that undoing reads: batches written, people before and after
  undo TEXT NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE correction_undo (
  correction_id INTEGER PRIMARY KEY REFERENCES correction (id),
  reason TEXT NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  recorded_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER correction_no_delete BEFORE DELETE ON correction BEGIN SELECT RAISE(ABORT, 'correction is append-only'); END;

CREATE TRIGGER correction_no_update BEFORE UPDATE ON correction BEGIN SELECT RAISE(ABORT, 'correction is append-only'); END;

CREATE TRIGGER correction_undo_no_delete BEFORE DELETE ON correction_undo BEGIN SELECT RAISE(ABORT, 'correction_undo is append-only'); END;

CREATE TRIGGER correction_undo_no_update BEFORE UPDATE ON correction_undo BEGIN SELECT RAISE(ABORT, 'correction_undo is append-only'); END;
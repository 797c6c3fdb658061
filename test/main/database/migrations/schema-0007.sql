CREATE INDEX decision_setting ON decision (policy_id, setting_id);

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  policy_id TEXT NOT NULL,
  setting_id TEXT NOT NULL,
  value INTEGER NOT NULL,
  decided_by TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  recorded_at TEXT NOT NULL
, kind TEXT) STRICT;

CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;

CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;
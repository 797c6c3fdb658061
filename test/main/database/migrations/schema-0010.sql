CREATE TABLE policy_period (
  id INTEGER PRIMARY KEY,
  policy_id TEXT NOT NULL,
  version INTEGER,
  from_year INTEGER,
  from_on TEXT,
  reason TEXT NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  recorded_at TEXT NOT NULL, texts TEXT, decided_by TEXT, decided_on TEXT,
  CHECK ((from_year IS NULL) = (from_on IS NULL))
) STRICT;

CREATE TABLE policy_set (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TRIGGER policy_period_no_delete BEFORE DELETE ON policy_period BEGIN SELECT RAISE(ABORT, 'policy_period is append-only'); END;

CREATE TRIGGER policy_period_no_update BEFORE UPDATE ON policy_period BEGIN SELECT RAISE(ABORT, 'policy_period is append-only'); END;

CREATE TRIGGER policy_set_no_delete BEFORE DELETE ON policy_set BEGIN SELECT RAISE(ABORT, 'policy_set is append-only'); END;

CREATE TRIGGER policy_set_no_update BEFORE UPDATE ON policy_set BEGIN SELECT RAISE(ABORT, 'policy_set is append-only'); END;
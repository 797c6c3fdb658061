CREATE TABLE calendar_year (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  content TEXT NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE own_policy (
  id INTEGER PRIMARY KEY,
  policy_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  -- what it says of its own
  content TEXT NOT NULL,
  -- with everything it inherited on that day: it loads whatever later programs ship
  resolved TEXT NOT NULL,
  reason TEXT NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  recorded_at TEXT NOT NULL,
  UNIQUE (policy_id, version)
) STRICT;

CREATE TABLE own_policy_removal (
  policy_id TEXT PRIMARY KEY,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE policy_period (
  id INTEGER PRIMARY KEY,
  policy_id TEXT NOT NULL,
  version INTEGER,
  from_year INTEGER,
  from_on TEXT,
  reason TEXT NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  recorded_at TEXT NOT NULL,
  CHECK ((from_year IS NULL) = (from_on IS NULL))
) STRICT;

CREATE TRIGGER calendar_year_no_delete BEFORE DELETE ON calendar_year BEGIN SELECT RAISE(ABORT, 'calendar_year is append-only'); END;

CREATE TRIGGER calendar_year_no_update BEFORE UPDATE ON calendar_year BEGIN SELECT RAISE(ABORT, 'calendar_year is append-only'); END;

CREATE TRIGGER own_policy_no_delete BEFORE DELETE ON own_policy BEGIN SELECT RAISE(ABORT, 'own_policy is append-only'); END;

CREATE TRIGGER own_policy_no_update BEFORE UPDATE ON own_policy BEGIN SELECT RAISE(ABORT, 'own_policy is append-only'); END;

CREATE TRIGGER own_policy_removal_no_delete BEFORE DELETE ON own_policy_removal BEGIN SELECT RAISE(ABORT, 'own_policy_removal is append-only'); END;

CREATE TRIGGER own_policy_removal_no_update BEFORE UPDATE ON own_policy_removal BEGIN SELECT RAISE(ABORT, 'own_policy_removal is append-only'); END;

CREATE TRIGGER policy_period_no_delete BEFORE DELETE ON policy_period BEGIN SELECT RAISE(ABORT, 'policy_period is append-only'); END;

CREATE TRIGGER policy_period_no_update BEFORE UPDATE ON policy_period BEGIN SELECT RAISE(ABORT, 'policy_period is append-only'); END;
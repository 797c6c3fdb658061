CREATE INDEX doubling_reason_participation ON doubling_reason (participation_id, key);

CREATE TABLE doubling_reason (
  id INTEGER PRIMARY KEY,
  participation_id INTEGER NOT NULL REFERENCES participation (id) ON DELETE CASCADE,
  -- names the finding among those of the place: the rule and what it was found against
  key TEXT NOT NULL,
  reason TEXT,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  recorded_at TEXT NOT NULL
) STRICT;
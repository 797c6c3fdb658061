CREATE INDEX entry_batch ON entry (batch_id);

CREATE UNIQUE INDEX entry_reverses ON entry (reverses_id) WHERE reverses_id IS NOT NULL;

CREATE INDEX entry_teacher ON entry (teacher_id, participation_id);

CREATE TABLE classification (
  id INTEGER PRIMARY KEY,
  content TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  teacher_id INTEGER NOT NULL REFERENCES teacher (id),
  participation_id INTEGER REFERENCES participation (id),
  origin TEXT NOT NULL CHECK (origin IN ('own', 'outside')),
  year INTEGER NOT NULL,
  form TEXT NOT NULL,
  level TEXT NOT NULL,
  role TEXT NOT NULL,
  hours INTEGER NOT NULL,
  credits INTEGER,
  make_up_for INTEGER,
  phase TEXT,
  -- enterprise practice only
  months INTEGER,
  weeks INTEGER,
  ended_on TEXT,
  policy_version_id INTEGER NOT NULL REFERENCES policy_version (id),
  facts_id INTEGER NOT NULL REFERENCES facts (id),
  trail_id INTEGER NOT NULL REFERENCES trail (id),
  reverses_id INTEGER REFERENCES entry (id)
, classification_id INTEGER REFERENCES classification (id)) STRICT;

CREATE TABLE project (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('own', 'outside')),
  name TEXT NOT NULL,
  number TEXT,
  level TEXT NOT NULL,
  form TEXT NOT NULL,
  category TEXT,
  document_number TEXT,
  organiser_name TEXT NOT NULL,
  organiser_kind TEXT NOT NULL,
  organiser_level TEXT NOT NULL,
  is_organiser_approved INTEGER NOT NULL CHECK (is_organiser_approved IN (0, 1)),
  is_organiser_registered INTEGER NOT NULL CHECK (is_organiser_registered IN (0, 1)),
  is_delegated INTEGER NOT NULL CHECK (is_delegated IN (0, 1)),
  sending_level TEXT,
  is_in_district INTEGER NOT NULL CHECK (is_in_district IN (0, 1)),
  start_on TEXT,
  end_on TEXT,
  certificate_on TEXT,
  days INTEGER,
  hours INTEGER,
  lessons INTEGER,
  minutes INTEGER,
  day_hours TEXT,
  by_year TEXT,
  degree_level TEXT,
  total_periods INTEGER,
  registrar TEXT,
  proof TEXT,
  place TEXT,
  remark TEXT
, sub_project TEXT, is_abroad INTEGER NOT NULL DEFAULT 0 CHECK (is_abroad IN (0, 1)), session_number INTEGER CHECK (session_number >= 1), excellent_reason TEXT, practice_months INTEGER, practice_weeks INTEGER, is_planned INTEGER CHECK (is_planned IN (0, 1)), day_pattern TEXT CHECK (day_pattern IN ('full-days', 'even')), training_kind TEXT
  CHECK (training_kind IN ('new-teacher', 'specialist-course', 'cadre-course')), classification TEXT) STRICT;

CREATE TRIGGER classification_no_delete BEFORE DELETE ON classification BEGIN SELECT RAISE(ABORT, 'classification is append-only'); END;

CREATE TRIGGER classification_no_update BEFORE UPDATE ON classification BEGIN SELECT RAISE(ABORT, 'classification is append-only'); END;

CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;

CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;

CREATE VIEW standing_entry AS
  SELECT e.* FROM entry e
  WHERE e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id);
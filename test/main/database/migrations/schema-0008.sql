CREATE INDEX certificate_participation ON certificate (participation_id);

CREATE INDEX certificate_project ON certificate (project_id);

CREATE INDEX certificate_teacher ON certificate (teacher_id);

CREATE UNIQUE INDEX teacher_id_number ON teacher (id_type, id_number) WHERE id_number IS NOT NULL AND merged_into IS NULL;

CREATE INDEX teacher_merged_into ON teacher (merged_into);

CREATE INDEX teacher_name ON teacher (name);

CREATE TABLE certificate (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  serial INTEGER NOT NULL,
  project_id INTEGER NOT NULL REFERENCES project (id),
  participation_id INTEGER NOT NULL REFERENCES participation (id),
  teacher_id INTEGER NOT NULL REFERENCES teacher (id),
  issued_on TEXT NOT NULL,
  issued_at TEXT NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  fields TEXT NOT NULL,
  template_version TEXT NOT NULL,
  pdf_sha256 TEXT NOT NULL,
  pdf BLOB NOT NULL,
  replaces_id INTEGER REFERENCES certificate (id)
) STRICT;

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
, sub_project TEXT, is_abroad INTEGER NOT NULL DEFAULT 0 CHECK (is_abroad IN (0, 1)), session_number INTEGER CHECK (session_number >= 1), excellent_reason TEXT) STRICT;

CREATE TABLE teacher (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  id_type TEXT NOT NULL CHECK (id_type IN ('id-card', 'passport', 'hk-macao-taiwan', 'other')),
  id_number TEXT,
  sex TEXT CHECK (sex IN ('male', 'female')),
  birth_on TEXT,
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  stage TEXT,
  subject TEXT,
  title TEXT,
  post TEXT,
  phone TEXT,
  hired_on TEXT,
  brought_in_on TEXT,
  has_proof_of_prior_training INTEGER NOT NULL DEFAULT 0 CHECK (has_proof_of_prior_training IN (0, 1)),
  is_on_probation INTEGER NOT NULL DEFAULT 0 CHECK (is_on_probation IN (0, 1)),
  roles TEXT NOT NULL DEFAULT '[]',
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left', 'retired')),
  left_on TEXT,
  remark TEXT,
  search_text TEXT NOT NULL,
  merged_into INTEGER REFERENCES teacher (id)
, ethnicity TEXT, education TEXT, email TEXT, is_full_time INTEGER NOT NULL DEFAULT 1 CHECK (is_full_time IN (0, 1))) STRICT;

CREATE TRIGGER certificate_no_delete BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'certificate is append-only'); END;

CREATE TRIGGER certificate_no_update BEFORE UPDATE ON certificate BEGIN SELECT RAISE(ABORT, 'certificate is append-only'); END;
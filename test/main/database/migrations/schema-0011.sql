CREATE INDEX participation_open ON participation (project_id) WHERE is_registered = 0;

CREATE INDEX participation_proof_number
  ON participation (upper(replace(replace(proof_certificate_number, ' ', ''), '　', '')))
  WHERE proof_certificate_number IS NOT NULL;

CREATE INDEX participation_teacher ON participation (teacher_id);

CREATE TABLE participation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  project_id INTEGER NOT NULL REFERENCES project (id),
  teacher_id INTEGER NOT NULL REFERENCES teacher (id),
  role TEXT NOT NULL CHECK (role IN ('trainee', 'lecturer', 'mentor', 'mentee')),
  total_periods INTEGER,
  absent_periods INTEGER,
  excused_periods INTEGER,
  result TEXT NOT NULL CHECK (result IN ('pending', 'passed', 'excellent', 'failed', 'absent')),
  score INTEGER,
  lessons INTEGER,
  proof_hours INTEGER,
  proof_credits INTEGER,
  proof_certificate_number TEXT,
  make_up_for INTEGER,
  -- An entry of it stands; kept in the transaction that writes the entries and proved by `verify`.
  is_registered INTEGER NOT NULL DEFAULT 0 CHECK (is_registered IN (0, 1)), paper TEXT,
  UNIQUE (project_id, teacher_id, role)
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
, sub_project TEXT, is_abroad INTEGER NOT NULL DEFAULT 0 CHECK (is_abroad IN (0, 1)), session_number INTEGER CHECK (session_number >= 1), excellent_reason TEXT, practice_months INTEGER, practice_weeks INTEGER, is_planned INTEGER CHECK (is_planned IN (0, 1))) STRICT;
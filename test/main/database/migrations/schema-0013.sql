CREATE INDEX approval_project ON approval (project_id);

CREATE INDEX approval_signed_form ON approval (form_id) WHERE form_id IS NOT NULL;

CREATE INDEX participation_held ON participation (project_id) WHERE after_reversal = 'held';

CREATE INDEX participation_open ON participation (project_id) WHERE is_registered = 0;

CREATE INDEX participation_proof_number
  ON participation (upper(replace(replace(proof_certificate_number, ' ', ''), '　', '')))
  WHERE proof_certificate_number IS NOT NULL;

CREATE INDEX participation_teacher ON participation (teacher_id);

CREATE TABLE approval (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  project_id INTEGER NOT NULL REFERENCES project (id),
  decision TEXT NOT NULL CHECK (decision IN ('approved', 'rejected')),
  person TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  scan_file_name TEXT,
  comment TEXT,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  recorded_at TEXT NOT NULL
, form_id INTEGER REFERENCES approval_form (id), scope TEXT NOT NULL DEFAULT 'whole' CHECK (scope IN ('whole', 'supplement'))) STRICT;

CREATE TABLE approval_form (
  id INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  -- SHA-256 over the canonical content
  fingerprint TEXT NOT NULL,
  -- JSON: people, results, figures, clauses, pack, and the fields of the project that they follow from
  content TEXT NOT NULL,
  -- how many people are on it, and how many of them are to be registered: lists compare these before they read the content
  people INTEGER NOT NULL,
  awarded INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  UNIQUE (project_id, fingerprint)
) STRICT;

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
  is_registered INTEGER NOT NULL DEFAULT 0 CHECK (is_registered IN (0, 1)), paper TEXT, after_reversal TEXT CHECK (after_reversal IN ('held', 'signed')),
  UNIQUE (project_id, teacher_id, role)
) STRICT;

CREATE TRIGGER approval_form_no_delete BEFORE DELETE ON approval_form
  WHEN EXISTS (SELECT 1 FROM approval WHERE form_id = OLD.id)
  BEGIN SELECT RAISE(ABORT, 'approval_form is append-only'); END;

CREATE TRIGGER approval_form_no_update BEFORE UPDATE ON approval_form BEGIN SELECT RAISE(ABORT, 'approval_form is append-only'); END;

CREATE TRIGGER approval_no_delete BEFORE DELETE ON approval BEGIN SELECT RAISE(ABORT, 'approval is append-only'); END;

CREATE TRIGGER approval_no_update BEFORE UPDATE ON approval BEGIN SELECT RAISE(ABORT, 'approval is append-only'); END;
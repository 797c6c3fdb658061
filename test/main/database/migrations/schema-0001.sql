CREATE INDEX approval_project ON approval (project_id);

CREATE INDEX batch_project ON batch (project_id);

CREATE INDEX certificate_participation ON certificate (participation_id);

CREATE INDEX certificate_print_certificate ON certificate_print (certificate_id);

CREATE INDEX certificate_project ON certificate (project_id);

CREATE INDEX decision_setting ON decision (policy_id, setting_id);

CREATE INDEX entry_batch ON entry (batch_id);

CREATE UNIQUE INDEX entry_reverses ON entry (reverses_id) WHERE reverses_id IS NOT NULL;

CREATE INDEX entry_teacher ON entry (teacher_id, participation_id);

CREATE INDEX participation_open ON participation (project_id) WHERE is_registered = 0;

CREATE INDEX participation_teacher ON participation (teacher_id);

CREATE UNIQUE INDEX teacher_id_number ON teacher (id_type, id_number) WHERE id_number IS NOT NULL AND merged_into IS NULL;

CREATE INDEX teacher_name ON teacher (name);

CREATE TABLE actor (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL
) STRICT;

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
) STRICT;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('registration', 'outside', 'reversal')),
  project_id INTEGER REFERENCES project (id),
  undoes_batch_id INTEGER UNIQUE REFERENCES batch (id),
  effective_on TEXT NOT NULL,
  reason TEXT,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  recorded_at TEXT NOT NULL,
  entry_count INTEGER NOT NULL,
  seal_format INTEGER NOT NULL,
  previous_seal TEXT NOT NULL,
  seal TEXT NOT NULL UNIQUE
) STRICT;

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

CREATE TABLE certificate_print (
  id INTEGER PRIMARY KEY,
  certificate_id INTEGER NOT NULL REFERENCES certificate (id),
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  printed_at TEXT NOT NULL
) STRICT;

CREATE TABLE certificate_revocation (
  certificate_id INTEGER PRIMARY KEY REFERENCES certificate (id),
  reason TEXT NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  recorded_at TEXT NOT NULL
) STRICT;

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
) STRICT;

CREATE TABLE facts (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('teachers', 'trainees')),
  project_id INTEGER REFERENCES project (id),
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  applied_at TEXT NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  undo TEXT NOT NULL,
  undone_at TEXT
) STRICT;

CREATE TABLE ledger (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uid TEXT NOT NULL,
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  policy_id TEXT NOT NULL,
  cycle_from INTEGER NOT NULL,
  is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1)),
  certificate_scheme TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE material (
  project_id INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  file_name TEXT,
  noted_at TEXT NOT NULL,
  PRIMARY KEY (project_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  level TEXT NOT NULL CHECK (level IN ('national', 'provincial', 'city', 'county', 'school')),
  region_code TEXT NOT NULL,
  school_code TEXT
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
  is_registered INTEGER NOT NULL DEFAULT 0 CHECK (is_registered IN (0, 1)),
  UNIQUE (project_id, teacher_id, role)
) STRICT;

CREATE TABLE policy_version (
  id INTEGER PRIMARY KEY,
  policy_id TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  content TEXT NOT NULL,
  UNIQUE (policy_id, version, sha256)
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
) STRICT;

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
) STRICT;

CREATE TABLE teacher_total (
  teacher_id INTEGER PRIMARY KEY REFERENCES teacher (id),
  packed BLOB NOT NULL
) STRICT;

CREATE TABLE trail (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TRIGGER approval_no_delete BEFORE DELETE ON approval BEGIN SELECT RAISE(ABORT, 'approval is append-only'); END;

CREATE TRIGGER approval_no_update BEFORE UPDATE ON approval BEGIN SELECT RAISE(ABORT, 'approval is append-only'); END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER batch_no_delete BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'batch is append-only'); END;

CREATE TRIGGER batch_no_update BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'batch is append-only'); END;

CREATE TRIGGER certificate_no_delete BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'certificate is append-only'); END;

CREATE TRIGGER certificate_no_update BEFORE UPDATE ON certificate BEGIN SELECT RAISE(ABORT, 'certificate is append-only'); END;

CREATE TRIGGER certificate_print_no_delete BEFORE DELETE ON certificate_print BEGIN SELECT RAISE(ABORT, 'certificate_print is append-only'); END;

CREATE TRIGGER certificate_print_no_update BEFORE UPDATE ON certificate_print BEGIN SELECT RAISE(ABORT, 'certificate_print is append-only'); END;

CREATE TRIGGER certificate_revocation_no_delete BEFORE DELETE ON certificate_revocation BEGIN SELECT RAISE(ABORT, 'certificate_revocation is append-only'); END;

CREATE TRIGGER certificate_revocation_no_update BEFORE UPDATE ON certificate_revocation BEGIN SELECT RAISE(ABORT, 'certificate_revocation is append-only'); END;

CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;

CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;

CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;

CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;

CREATE TRIGGER facts_no_delete BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'facts is append-only'); END;

CREATE TRIGGER facts_no_update BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'facts is append-only'); END;

CREATE TRIGGER policy_version_no_delete BEFORE DELETE ON policy_version BEGIN SELECT RAISE(ABORT, 'policy_version is append-only'); END;

CREATE TRIGGER policy_version_no_update BEFORE UPDATE ON policy_version BEGIN SELECT RAISE(ABORT, 'policy_version is append-only'); END;

CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'trail is append-only'); END;

CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'trail is append-only'); END;
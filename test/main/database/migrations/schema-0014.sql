CREATE UNIQUE INDEX teacher_id_number ON teacher (id_type, id_number) WHERE id_number IS NOT NULL AND merged_into IS NULL;

CREATE INDEX teacher_merged_into ON teacher (merged_into);

CREATE INDEX teacher_name ON teacher (name);

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
, ethnicity TEXT, education TEXT, email TEXT, is_full_time INTEGER NOT NULL DEFAULT 1 CHECK (is_full_time IN (0, 1)), prior_proof_issuer TEXT, prior_proof_level TEXT
  CHECK (prior_proof_level IN ('national', 'provincial', 'city', 'county', 'school')), prior_proof_from INTEGER, prior_proof_to INTEGER) STRICT;
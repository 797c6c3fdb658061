-- What the sheets of higher centers ask for beyond the credits, and their own blank workbooks with what goes where.

ALTER TABLE teacher ADD COLUMN ethnicity TEXT;
ALTER TABLE teacher ADD COLUMN education TEXT;
ALTER TABLE teacher ADD COLUMN email TEXT;
-- Counts as 专任教师 in the national statistics.
ALTER TABLE teacher ADD COLUMN is_full_time INTEGER NOT NULL DEFAULT 1 CHECK (is_full_time IN (0, 1));

ALTER TABLE organisation ADD COLUMN credit_code TEXT;
ALTER TABLE organisation ADD COLUMN location_kind TEXT CHECK (location_kind IN ('urban', 'town', 'village'));

-- 子项目; a training held abroad counts in a row of its own.
ALTER TABLE project ADD COLUMN sub_project TEXT;
ALTER TABLE project ADD COLUMN is_abroad INTEGER NOT NULL DEFAULT 0 CHECK (is_abroad IN (0, 1));

-- A blank workbook that a center sent. Saving it again is a new row; the latest of a uid counts, a removed one stays readable.
CREATE TABLE template (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  content BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  -- SHA-256 of what the sheet is recognised by
  fingerprint TEXT NOT NULL,
  -- which cells take which values, with the fingerprint in full; sorting and grouping
  mapping TEXT NOT NULL,
  options TEXT NOT NULL,
  is_removed INTEGER NOT NULL CHECK (is_removed IN (0, 1)),
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  recorded_at TEXT NOT NULL,
  UNIQUE (uid, version)
) STRICT;
CREATE INDEX template_fingerprint ON template (fingerprint);

CREATE TRIGGER template_no_update BEFORE UPDATE ON template BEGIN SELECT RAISE(ABORT, 'template is append-only'); END;
CREATE TRIGGER template_no_delete BEFORE DELETE ON template BEGIN SELECT RAISE(ABORT, 'template is append-only'); END;

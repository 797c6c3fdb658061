-- What an approval form said when it was printed or signed. Equal forms of a project stand once, by their fingerprint.
-- A form that nobody signed goes with its project; a signed one stays.

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

-- Null: recorded by a version that kept nothing of what was signed.
ALTER TABLE approval ADD COLUMN form_id INTEGER REFERENCES approval_form (id);
ALTER TABLE approval ADD COLUMN scope TEXT NOT NULL DEFAULT 'whole' CHECK (scope IN ('whole', 'supplement'));
CREATE INDEX approval_signed_form ON approval (form_id) WHERE form_id IS NOT NULL;

CREATE TRIGGER approval_form_no_update BEFORE UPDATE ON approval_form BEGIN SELECT RAISE(ABORT, 'approval_form is append-only'); END;
CREATE TRIGGER approval_form_no_delete BEFORE DELETE ON approval_form
  WHEN EXISTS (SELECT 1 FROM approval WHERE form_id = OLD.id)
  BEGIN SELECT RAISE(ABORT, 'approval_form is append-only'); END;

-- held: its entry was taken back, and nothing asks to register it again. signed: a form signed since does.
ALTER TABLE participation ADD COLUMN after_reversal TEXT CHECK (after_reversal IN ('held', 'signed'));
CREATE INDEX participation_held ON participation (project_id) WHERE after_reversal = 'held';

-- Whose entry was taken back before this version is not asked for again either. Entries that a returned sheet took out have
-- a state of their own (correction).
UPDATE participation SET after_reversal = 'held'
WHERE is_registered = 0
  AND EXISTS (SELECT 1 FROM entry e WHERE e.teacher_id = participation.teacher_id AND e.participation_id = participation.id)
  AND NOT EXISTS (
    SELECT 1 FROM correction c, json_each(c.undo, '$.batches') x JOIN batch b ON b.uid = x.value ->> 'reversal'
      JOIN entry r ON r.batch_id = b.id
    WHERE r.participation_id = participation.id
      AND NOT EXISTS (SELECT 1 FROM correction_undo u WHERE u.correction_id = c.id));

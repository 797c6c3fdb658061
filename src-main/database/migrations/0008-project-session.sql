-- 期次 of a project: the same training held again, a part of its certificates' numbers (L23). NULL: not said, the first.
ALTER TABLE project ADD COLUMN session_number INTEGER CHECK (session_number >= 1);

-- Why more trainees are excellent than the regulation allows (L21); NULL: nobody was asked yet.
ALTER TABLE project ADD COLUMN excellent_reason TEXT;

-- Removing a teacher asks who was merged into, and who holds a certificate of, that row: without these SQLite walks
-- through every teacher and every certificate.
CREATE INDEX teacher_merged_into ON teacher (merged_into);
CREATE INDEX certificate_teacher ON certificate (teacher_id);

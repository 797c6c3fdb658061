-- How the hours of a training fall on its days, where only their sum was known; and what kind of training it is, where a
-- text counts that kind apart. Null: nobody said.

ALTER TABLE project ADD COLUMN day_pattern TEXT CHECK (day_pattern IN ('full-days', 'even'));
ALTER TABLE project ADD COLUMN training_kind TEXT
  CHECK (training_kind IN ('new-teacher', 'specialist-course', 'cadre-course'));

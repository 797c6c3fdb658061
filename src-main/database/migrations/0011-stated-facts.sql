-- Facts that rules ask for and nobody could state. Null in every record that is older: not known, never a favourable answer.

-- practice in an enterprise: thousandths of a month and of a week, added up
ALTER TABLE project ADD COLUMN practice_months INTEGER;
ALTER TABLE project ADD COLUMN practice_weeks INTEGER;
-- in the training plan of its year
ALTER TABLE project ADD COLUMN is_planned INTEGER CHECK (is_planned IN (0, 1));
-- the certificate or proof that an own mentoring or degree study is registered by
ALTER TABLE participation ADD COLUMN paper TEXT;

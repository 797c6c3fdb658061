-- What a training is by the axes of a text (公共必修, 选修 …), JSON in one form: keys in order, no spaces. Null: nothing is
-- classified. An entry names it by number, so that sums can be kept by it; its frozen facts, which are sealed, hold the words,
-- and `verify` compares the two.

CREATE TABLE classification (
  id INTEGER PRIMARY KEY,
  content TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER classification_no_update BEFORE UPDATE ON classification BEGIN SELECT RAISE(ABORT, 'classification is append-only'); END;
CREATE TRIGGER classification_no_delete BEFORE DELETE ON classification BEGIN SELECT RAISE(ABORT, 'classification is append-only'); END;

ALTER TABLE project ADD COLUMN classification TEXT;
ALTER TABLE entry ADD COLUMN classification_id INTEGER REFERENCES classification (id);

-- Several texts at once: a period may follow more than one, and an entry says which it was made under.

-- JSON: the texts in the order in which they go before each other, each with the parts that hold, and whose rule was chosen
-- where two of them conflict. NULL: the one pack of the row with all it has.
ALTER TABLE policy_period ADD COLUMN texts TEXT;
-- Who decided it, and when; NULL: not said beside who entered it.
ALTER TABLE policy_period ADD COLUMN decided_by TEXT;
ALTER TABLE policy_period ADD COLUMN decided_on TEXT;

-- A set of texts as it stood when entries were made under it, beside the stored copy of each text (policy_version). The facts
-- of an entry name it by its hash, so that the seal holds it.
CREATE TABLE policy_set (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TRIGGER policy_set_no_update BEFORE UPDATE ON policy_set BEGIN SELECT RAISE(ABORT, 'policy_set is append-only'); END;
CREATE TRIGGER policy_set_no_delete BEFORE DELETE ON policy_set BEGIN SELECT RAISE(ABORT, 'policy_set is append-only'); END;

-- Why a training counts although it seems to be taken twice, said before it is registered; the entry then keeps it in its
-- trail. The latest row of a finding counts; a reason of null takes back what was said. It goes with the place on the list.
CREATE TABLE doubling_reason (
  id INTEGER PRIMARY KEY,
  participation_id INTEGER NOT NULL REFERENCES participation (id) ON DELETE CASCADE,
  -- names the finding among those of the place: the rule and what it was found against
  key TEXT NOT NULL,
  reason TEXT,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX doubling_reason_participation ON doubling_reason (participation_id, key);

-- Who else has a certificate number: blanks and case say nothing (`numberKey`).
CREATE INDEX participation_proof_number
  ON participation (upper(replace(replace(proof_certificate_number, ' ', ''), '　', '')))
  WHERE proof_certificate_number IS NOT NULL;
CREATE INDEX certificate_number_key ON certificate (upper(replace(replace(number, ' ', ''), '　', '')));

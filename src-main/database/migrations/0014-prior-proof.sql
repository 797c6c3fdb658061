-- The proof of the five years before somebody was brought in: who issued it, at which level, for which years.
-- Null in every record that is older: nobody wrote it down.

ALTER TABLE teacher ADD COLUMN prior_proof_issuer TEXT;
ALTER TABLE teacher ADD COLUMN prior_proof_level TEXT
  CHECK (prior_proof_level IN ('national', 'provincial', 'city', 'county', 'school'));
ALTER TABLE teacher ADD COLUMN prior_proof_from INTEGER;
ALTER TABLE teacher ADD COLUMN prior_proof_to INTEGER;

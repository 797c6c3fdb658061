CREATE VIEW standing_entry AS
  SELECT e.* FROM entry e
  WHERE e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id);
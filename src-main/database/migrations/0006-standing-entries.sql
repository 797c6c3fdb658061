-- The entries that count: those that take nothing back and that nothing took back. Queries read this view in place of
-- `entry`; SQLite flattens it, so they use the indexes of `entry` (entry_reverses answers the second condition).

CREATE VIEW standing_entry AS
  SELECT e.* FROM entry e
  WHERE e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id);

-- How a point was decided that no setting of a pack names: so much a day, an hour, at once, hours only, or not counted.
-- NULL: a decision on a setting, whose unit the pack states, as every decision before this was.

ALTER TABLE decision ADD COLUMN kind TEXT;

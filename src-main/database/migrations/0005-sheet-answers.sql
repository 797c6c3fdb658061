-- What people last said on sheets that the ledger does not know: 单位负责人, 联系电话 … by the key of the question.

CREATE TABLE sheet_answer (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

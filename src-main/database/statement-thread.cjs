// Runs in a thread of its own, started from its text (statement-thread.ts): opens the file, runs the statements in order
// and posts the rows of each. It is plain CommonJS because a thread started from text is neither built nor compiled.
const { createRequire } = require('node:module');
const { parentPort, workerData } = require('node:worker_threads');

function open() {
  try {
    const Database = createRequire(workerData.from)('better-sqlite3');
    return new Database(workerData.file, { readonly: workerData.isReadOnly, fileMustExist: true });
  } catch {
    return null;
  }
}

const database = open();
if (database === null) parentPort.postMessage({ kind: 'unavailable' });
else {
  try {
    for (const sql of workerData.statements)
      parentPort.postMessage({ kind: 'rows', rows: database.prepare(sql).all() });
    parentPort.postMessage({ kind: 'done' });
  } catch (error) {
    parentPort.postMessage({ kind: 'failed', code: String(error.code), message: String(error.message) });
  }
  database.close();
}

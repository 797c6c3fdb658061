/** Why a ledger folder or file cannot be used just now (disk, lock, damage, version). */
export const ledgerFailureCodes = [
  'missingLedger',
  'notALedger',
  'damagedLedger',
  'newerLedger',
  'ledgerInUse',
  'ledgerExists',
  'diskFull',
  'readOnly',
  'ioError',
  'pathMissing',
  'pathTooLong',
  'backupDamaged',
  'backupMissing',
  'busy',
] as const;
export type LedgerFailureCode = (typeof ledgerFailureCodes)[number];

/**
 * `documentEngineUnavailable`: the native Typst module cannot be loaded on this machine.
 * `documentResourceMissing`: a document or font of the program is not where it belongs.
 * `documentNotCompiled`: Typst refused a document (an edited template, or a bug in ours).
 */
export const documentFailureCodes = [
  'documentEngineUnavailable',
  'documentResourceMissing',
  'documentNotCompiled',
] as const;
export type DocumentFailureCode = (typeof documentFailureCodes)[number];

/** Reasons of the declared error FAILURE. The list is closed, so that every reason has its words on the screens. */
export const failureCodes = [...ledgerFailureCodes, ...documentFailureCodes] as const;
export type FailureCode = (typeof failureCodes)[number];

/** What a call names by uid: NOT_FOUND and STALE say which of these is missing or has changed. */
export const recordKinds = [
  'teacher',
  'organisation',
  'project',
  'trainee',
  'entry',
  'batch',
  'approval',
  'certificate',
  'policy',
  'calendar',
  'setting',
  'import',
  'correction',
  'template',
] as const;
export type RecordKind = (typeof recordKinds)[number];

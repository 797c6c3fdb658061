import type { z } from 'zod';
import type { Progress } from '../../../src-shared/rpc/contract/shared.ts';
import type {
  columnMappingSchema,
  importBatchSchema,
  importPreviewSchema,
  TeacherImportRow,
} from '../../../src-shared/rpc/contract/teachers.ts';
import type { ImportCounts } from '../../text/import-wizard.ts';

/** Which field each column of the file is read as. */
export type ColumnMapping = z.infer<typeof columnMappingSchema>;
export type MappedColumn = ColumnMapping[number];

/** The file with the user's corrections, as preview and apply take it. */
export type ImportSource = {
  readonly file: File;
  readonly sheet?: string;
  /** Column number → field key, or null to leave the column out. */
  readonly mapping?: Record<string, string | null>;
};

export type ImportRow = TeacherImportRow;
/** What an import would do, row by row. */
export type ImportPreview = z.infer<typeof importPreviewSchema> & { readonly rows: readonly ImportRow[] };
/** What an import did; no batch where nothing was written. */
export type ImportResult = {
  readonly batch: z.infer<typeof importBatchSchema> | null;
  readonly counts: ImportCounts;
};

/** What the wizard asks its caller to do: the calls of teachers, or of a project's roster. */
export type ImportCalls = {
  readonly preview: (source: ImportSource) => Promise<ImportPreview>;
  readonly apply: (
    source: ImportSource & { readonly fingerprint: string },
  ) => Promise<{ next(): Promise<IteratorResult<Progress, ImportResult>> }>;
  /** Takes the import back; left out where that is not offered. */
  readonly undo?: (batchUid: string) => Promise<{ readonly removed: number; readonly restored: number }>;
};

/** The words in which imports differ. */
export type ImportWords = {
  /** Counts rows: 人. */
  readonly unit: string;
  /** What the file should hold, one line. */
  readonly fileHint: string;
  /** The button after success: 查看教师. */
  readonly doneLabel: string;
};

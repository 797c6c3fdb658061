/**
 * Every table as drizzle reads and writes it: rows in camelCase, flags as booleans, lists as values. The truth is
 * migrations/*.sql (STRICT, checks, references, triggers); a test compares the two table by table and column by column.
 */
export * from './schema/certificates.ts';
export * from './schema/entries.ts';
export * from './schema/organisation.ts';
export * from './schema/people.ts';
export * from './schema/policies.ts';
export * from './schema/sheets.ts';
export * from './schema/training.ts';

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const settingsSchema = z.object({
  actor: z.string().nullable(),
  ledgers: z.array(
    z.object({
      path: z.string(),
      organisationName: z.string().nullable(),
      openedAt: z.string().nullable(),
    }),
  ),
});
/** What the program remembers outside any ledger: who sits here, and which folders were opened. */
export type Settings = z.infer<typeof settingsSchema>;

const EMPTY: Settings = { actor: null, ledgers: [] };

/** The settings, or empty ones where the file is missing or unreadable: nothing in it is worth refusing to start for. */
export function readSettings(directory: string): Settings {
  try {
    const parsed = settingsSchema.safeParse(
      JSON.parse(readFileSync(join(directory, 'settings.json'), 'utf8')),
    );
    return parsed.success ? parsed.data : EMPTY;
  } catch {
    return EMPTY;
  }
}

/** Written beside its place and renamed, so that a crash leaves the old or the new one. */
export function writeSettings(directory: string, settings: Settings): void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'settings.json');
  writeFileSync(`${path}.part`, JSON.stringify(settings, null, 2));
  renameSync(`${path}.part`, path);
}

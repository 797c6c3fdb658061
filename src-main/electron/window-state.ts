import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';

const stateSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400),
  height: z.int().min(300),
  isMaximized: z.boolean(),
});
export type WindowState = z.infer<typeof stateSchema>;

/** Size and place of the last time; null at the first start, or when that place is on no screen any more. */
export function readWindowState(file: string): WindowState | null {
  try {
    const state = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return screen.getAllDisplays().some(({ workArea }) => overlaps(workArea, state)) ? state : null;
  } catch {
    // Absent or unreadable: the window opens as at the first start.
    return null;
  }
}

export function writeWindowState(file: string, window: BrowserWindow): void {
  const state: WindowState = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(state));
  } catch {
    // A size that is not remembered must not keep a window from closing.
  }
}

function overlaps(area: Rectangle, bounds: Rectangle): boolean {
  const margin = 80;
  return (
    bounds.x + margin < area.x + area.width &&
    bounds.x + bounds.width > area.x + margin &&
    bounds.y >= area.y &&
    bounds.y + margin < area.y + area.height
  );
}

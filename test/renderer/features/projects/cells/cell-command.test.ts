import { expect, it } from 'vitest';
import {
  cellCommand,
  undoCommand,
} from '../../../../../src-renderer/features/projects/cells/cell-command.ts';

const pressed = (key: string, held: 'ctrlKey' | 'metaKey' | 'shiftKey' | null = null) =>
  cellCommand({
    key,
    ctrlKey: held === 'ctrlKey',
    metaKey: held === 'metaKey',
    shiftKey: held === 'shiftKey',
  });

it('moves through a column of typed cells as a spreadsheet does', () => {
  expect([pressed('Enter'), pressed('ArrowDown')]).toEqual(['down', 'down']);
  expect([pressed('Enter', 'shiftKey'), pressed('ArrowUp')]).toEqual(['up', 'up']);
});

it('saves with Ctrl+Enter on any keyboard and repeats the cell above with Ctrl+D', () => {
  expect([pressed('Enter', 'ctrlKey'), pressed('Enter', 'metaKey')]).toEqual(['save', 'save']);
  expect(pressed('d', 'ctrlKey')).toBe('repeatAbove');
});

it('leaves every other key to the text', () => {
  expect([pressed('d'), pressed('ArrowLeft'), pressed('Tab')]).toEqual([null, null, null]);
});

it('undoes with Ctrl+Z and does it again with Ctrl+Y or Ctrl+Shift+Z, with ⌘ on a Mac', () => {
  const none = { ctrlKey: false, metaKey: false, shiftKey: false };
  expect(undoCommand({ ...none, key: 'z', ctrlKey: true })).toBe('undo');
  expect(undoCommand({ ...none, key: 'z', metaKey: true })).toBe('undo');
  expect(undoCommand({ ...none, key: 'y', ctrlKey: true })).toBe('redo');
  expect(undoCommand({ ...none, key: 'Z', ctrlKey: true, shiftKey: true })).toBe('redo');
  expect([undoCommand({ ...none, key: 'z' }), undoCommand({ ...none, key: 'c', ctrlKey: true })]).toEqual([
    null,
    null,
  ]);
});

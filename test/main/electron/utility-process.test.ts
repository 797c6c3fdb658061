import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';

const electron = vi.hoisted(() => ({ utilityProcess: { fork: vi.fn() } }));
vi.mock('electron', () => electron);
const { startUtilityProcess } = await import('../../../src-main/electron/utility-process.ts');

test('the worker’s line carries messages with ports, its messages, its end and its killing', () => {
  const child = Object.assign(new EventEmitter(), { postMessage: vi.fn(), kill: vi.fn() });
  electron.utilityProcess.fork.mockReturnValue(child);
  const line = startUtilityProcess('/worker.js');
  expect(electron.utilityProcess.fork).toHaveBeenCalledWith('/worker.js', [], { serviceName: 'ledger' });
  line.post({ type: 'connect' }, ['port' as never]);
  expect(child.postMessage).toHaveBeenCalledWith({ type: 'connect' }, ['port']);
  const heard: unknown[] = [];
  line.onMessage((message) => heard.push(message));
  line.onExit((code) => heard.push(code));
  child.emit('message', { type: 'ready' });
  child.emit('exit', 3);
  expect(heard).toEqual([{ type: 'ready' }, 3]);
  line.kill();
  expect(child.kill).toHaveBeenCalledTimes(1);
});

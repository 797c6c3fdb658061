import { EventEmitter } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { utilityProcessChannel } from '../../../src-main/electron/utility-channel.ts';

afterEach(() => {
  Reflect.deleteProperty(process, 'parentPort');
});

test('outside a utility process there is no channel', () => {
  expect(utilityProcessChannel()).toBeNull();
});

test('inside one messages come with their ports', () => {
  const parentPort = Object.assign(new EventEmitter(), { postMessage: vi.fn() });
  Object.defineProperty(process, 'parentPort', { value: parentPort, configurable: true });
  const channel = utilityProcessChannel();
  channel?.post({ type: 'ready' });
  expect(parentPort.postMessage).toHaveBeenCalledWith({ type: 'ready' });
  const heard = vi.fn();
  channel?.onMessage(heard);
  parentPort.emit('message', { data: { type: 'connect' }, ports: ['port'] });
  expect(heard).toHaveBeenCalledWith({ type: 'connect' }, ['port']);
});

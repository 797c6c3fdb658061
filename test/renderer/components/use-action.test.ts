import { notificationsStore } from '@mantine/notifications';
import { expect, it } from 'vitest';
import { useAction } from '../../../src-renderer/components/use-action.ts';
import { callHook } from '../../helpers/draw.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));
const told = () => {
  const { notifications, queue } = notificationsStore.getState();
  return notifications.length + queue.length;
};

it('tells a failure in passing', async () => {
  const before = told();
  callHook(() => useAction()).run(() => Promise.reject(new Error('disk full')));
  await settled();
  expect(told()).toBe(before + 1);
});

it('hands a failure to whoever shows it elsewhere, and then tells nothing', async () => {
  const before = told();
  const failed: unknown[] = [];
  const refused = new Error('refused');
  callHook(() => useAction((error) => failed.push(error))).run(() => Promise.reject(refused));
  await settled();
  expect([failed, told()]).toEqual([[refused], before]);
});

it('runs what it is given', async () => {
  let isDone = false;
  callHook(() => useAction()).run(async () => {
    isDone = true;
  });
  await settled();
  expect(isDone).toBe(true);
});

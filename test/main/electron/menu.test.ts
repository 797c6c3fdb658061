import { expect, test, vi } from 'vitest';

const electron = vi.hoisted(() => ({
  app: { setAboutPanelOptions: vi.fn() },
  Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn((template: unknown) => template) },
  shell: { openPath: vi.fn(async () => '') },
}));
vi.mock('electron', () => electron);
const { setMenu } = await import('../../../src-main/electron/menu.ts');

type Item = {
  readonly label?: string;
  readonly role?: string;
  readonly submenu?: readonly Item[];
  readonly click?: () => void;
};

function menu(isDeveloping: boolean): readonly Item[] {
  setMenu({ configDirectory: '/设置', isDeveloping });
  return electron.Menu.setApplicationMenu.mock.lastCall?.[0];
}
const rolesOf = (items: readonly Item[]) =>
  items.flatMap(({ submenu = [] }) => submenu.map(({ role }) => role));

test('reloading and the tools are there only where the program is worked on', () => {
  expect(rolesOf(menu(false))).not.toContain('toggleDevTools');
  expect(rolesOf(menu(false))).not.toContain('reload');
  expect(rolesOf(menu(true))).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
});

test('the folder of settings and log opens from the help', () => {
  const item = menu(false)
    .flatMap(({ submenu = [] }) => submenu)
    .find(({ click }) => click !== undefined);
  item?.click?.();
  expect(electron.shell.openPath).toHaveBeenCalledWith('/设置');
});

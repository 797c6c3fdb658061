import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';

/** The menu bar in Simplified Chinese; reloading and the developer tools only where the program is worked on. */
export function setMenu({
  configDirectory,
  isDeveloping,
}: {
  configDirectory: string;
  isDeveloping: boolean;
}): void {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const forDevelopers: readonly MenuItemConstructorOptions[] = isDeveloping
    ? [{ role: 'reload', label: '重新载入' }, { role: 'toggleDevTools', label: '开发者工具' }, separator]
    : [];
  const file: MenuItemConstructorOptions = {
    label: '文件',
    submenu: [{ role: 'quit', label: '退出' }],
  };
  const edit: MenuItemConstructorOptions = {
    label: '编辑',
    submenu: [
      { role: 'undo', label: '撤销' },
      { role: 'redo', label: '重做' },
      separator,
      { role: 'cut', label: '剪切' },
      { role: 'copy', label: '复制' },
      { role: 'paste', label: '粘贴' },
      { role: 'selectAll', label: '全选' },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: '视图',
    submenu: [
      ...forDevelopers,
      { role: 'zoomIn', label: '放大' },
      { role: 'zoomOut', label: '缩小' },
      { role: 'resetZoom', label: '实际大小' },
      separator,
      { role: 'togglefullscreen', label: '全屏' },
    ],
  };
  const window: MenuItemConstructorOptions = {
    label: '窗口',
    submenu: [
      { role: 'minimize', label: '最小化' },
      { role: 'close', label: '关闭窗口' },
    ],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: '帮助',
    submenu: [
      { label: '打开设置与日志文件夹', click: () => void shell.openPath(configDirectory) },
      { role: 'about', label: '关于学分台账' },
    ],
  };
  app.setAboutPanelOptions({ applicationName: '学分台账' });
  Menu.setApplicationMenu(Menu.buildFromTemplate([file, edit, view, window, help]));
}

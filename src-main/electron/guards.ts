import { join } from 'node:path';
import { app, session } from 'electron';

/** Writing to the clipboard on a click is all a page may ever ask for. */
const allowedPermission = 'clipboard-sanitized-write';

/** Pages open no windows, go nowhere, get no permission and reach no network, whatever they run. */
export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** The same for what belongs to the session; call after `app` is ready. */
export function guardSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === allowedPermission),
  );
  defaultSession.setPermissionCheckHandler((_contents, permission) => permission === allowedPermission);
  defaultSession.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] },
    (_details, answer) => answer({ cancel: true }),
  );
}

/** Downloads ask where to, beginning in the documents folder under the name the file came with. */
export function askWhereToSave(): void {
  session.defaultSession.on('will-download', (_event, item) => {
    const name = item.getFilename();
    const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1];
    item.setSaveDialogOptions({
      title: '保存文件',
      defaultPath: join(app.getPath('documents'), name),
      filters: extension === undefined ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
    });
  });
}

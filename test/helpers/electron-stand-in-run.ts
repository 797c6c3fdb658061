import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { app, asked, dialogAnswers } from './electron-stand-in.ts';
import type { StandInReply, StandInRequest } from './electron-stand-in-protocol.ts';

/** Runs the built main file unmodified; every `import … from 'electron'` gets the stand-in. */
const standIn = new URL('./electron-stand-in.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});

process.on('message', (request: StandInRequest) => {
  switch (request.kind) {
    case 'quit':
      app.quit();
      break;
    case 'asked': {
      const reply: StandInReply = { kind: 'asked', list: asked };
      process.send?.(reply);
      break;
    }
    case 'answer':
      dialogAnswers.push({ method: request.method, result: request.result });
      break;
  }
});

const main = process.env['STAND_IN_MAIN'] ?? '';
// As Electron does it: the program, the project, then the user's options.
process.argv = [process.execPath, main, ...process.argv.slice(2)];
await import(pathToFileURL(main).href);
app.becomeReady();

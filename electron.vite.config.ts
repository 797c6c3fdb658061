import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

/**
 * Libraries that every start needs and that consist of hundreds of small files: reading them one by one takes as long as
 * everything else. What holds native parts (better-sqlite3, Typst) or is loaded when first used (exceljs, xlsx) stays outside.
 * fflate is imported as `fflate/browser`: its build for Node declares a `require` of its own, which clashes with the one that the
 * build puts before every chunk.
 */
const bundled = [
  '@orpc/client',
  '@orpc/contract',
  '@orpc/server',
  'drizzle-orm',
  'fflate',
  'pinyin-pro',
  'ulid',
  'zod',
] as const;

/** Four builds: the main-side entries, the sandboxed preload (one CommonJS file), and the renderer. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      externalizeDeps: { exclude: [...bundled] },
      rollupOptions: {
        input: {
          main: at('src-main/main.ts'),
          serve: at('src-main/serve.ts'),
          cli: at('src-main/cli.ts'),
          worker: at('src-main/worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('src-main/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      rollupOptions: { input: at('src-renderer/index.html') },
    },
  },
});

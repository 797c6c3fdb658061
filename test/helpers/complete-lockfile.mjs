/**
 * Completes package-lock.json with the optional platform packages that the registry in use does not have at the moment:
 * `npm install` leaves them out, and `npm ci` then refuses the file on every machine. The entries carry what their names
 * say (system, processor, C library), so that npm skips them where they do not fit and fetches them where they do.
 * Run after every `npm install`: `node test/helpers/complete-lockfile.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const path = join(resolve(import.meta.dirname, '../..'), 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const systems = [
  'android',
  'darwin',
  'linux',
  'win32',
  'freebsd',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
  'openharmony',
];
const processors = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 'loong64', 's390x', 'mips64el'];

function isPresent(from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (lock.packages[at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`] !== undefined)
      return true;
    if (at === '' || !at.includes('/node_modules/'))
      return at !== '' && lock.packages[`node_modules/${name}`] !== undefined;
  }
}

let added = 0;
for (const [from, entry] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isPresent(from, name)) continue;
    const os = systems.find((system) => name.includes(system));
    const cpu = processors.find((processor) => name.includes(processor));
    if (os === undefined || cpu === undefined) continue;
    const libc =
      os !== 'linux'
        ? undefined
        : name.includes('musl')
          ? ['musl']
          : name.includes('gnu')
            ? ['glibc']
            : undefined;
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(libc && { libc }),
      optional: true,
      os: [os],
    };
    added++;
  }

const sorted = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
writeFileSync(path, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
console.log(`${added} platform packages added`);

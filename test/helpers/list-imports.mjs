// Preloaded with --import: on exit, the packages that the program loaded, as one line of standard error.
import { registerHooks } from 'node:module';

const packages = new Set();
registerHooks({
  resolve(specifier, context, next) {
    if (!/^(\.|file:|node:)/.test(specifier)) packages.add(specifier);
    return next(specifier, context);
  },
});
process.on('exit', () => process.stderr.write(`loaded: ${[...packages].toSorted().join(' ')}\n`));

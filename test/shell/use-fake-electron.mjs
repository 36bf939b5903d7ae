// Loaded with --import: every `electron` in this process is the stand-in.
import { registerHooks } from 'node:module';

const standIn = new URL('./fake-electron-module.mjs', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});

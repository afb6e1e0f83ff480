import asyncHooks, { type AsyncHook } from 'node:async_hooks';
import { syncBuiltinESMExports } from 'node:module';

// tap follows every promise of a process to say which test an error belongs to that nobody caught; that takes a sixth of
// the time of tests with many requests. Without it such an error ends the process, and the run counts the file as failed.
// Loaded before tap.
const none: AsyncHook = { enable: () => none, disable: () => none };
const { createHook } = asyncHooks;
// Its hook is the one that waits for the end of everything; tests that count what begins have theirs.
asyncHooks.createHook = (hooks) => (hooks.destroy === undefined ? createHook(hooks) : none);
syncBuiltinESMExports();

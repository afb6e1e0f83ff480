export { type Forgotten, forgetPerson, wouldForget } from './commands/forget-person.js';
export { exportPerson } from './queries/export-person.js';
export { forgettable } from './queries/forgettable.js';
export { titleOf } from './register.js';
export { outcomeWords, whyKept } from './words.js';

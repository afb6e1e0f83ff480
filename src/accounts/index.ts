export { type Accounts, openAccounts } from './accounts.js';
export { type KnownAccount, knownAccount } from './commands/known-accounts.js';
export type { PersonParts } from './commands/people.js';
export { firstAdministratorLink } from './first-administrator.js';

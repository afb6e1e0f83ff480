export { type Accounts, openAccounts } from './accounts.js';
export { forgetPastSignIns } from './commands/forget-past-sign-ins.js';
export { type KnownAccount, knownAccount } from './commands/known-accounts.js';
export { comparableEmail, type PersonParts } from './commands/people.js';
export { firstAdministratorLink } from './first-administrator.js';
export { readDuties } from './queries/duties.js';
export { findPerson, findPersonByEmail, type PersonRow } from './queries/people.js';

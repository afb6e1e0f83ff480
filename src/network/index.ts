export { deleteDueAtNight } from './commands/delete-people.js';
export { addOrganisation } from './commands/organisations.js';
export { addPerson } from './commands/people.js';
export { organisationKinds } from './entry.js';
export { type PeopleAsked, readPeople, readTopics } from './queries.js';
export { PeopleChoice } from './views/people-choice.js';
export { unsubscribePath } from './words.js';

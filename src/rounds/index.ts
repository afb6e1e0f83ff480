export { answerAllUnchanged } from './commands/answer.js';
export { extendCity } from './commands/extend-city.js';
export { createRound } from './commands/keep-round.js';
export { remindCities } from './commands/remind.js';
export { openTasksOf, type Task } from './open-tasks.js';
export { type Board, type CityStanding, readBoard, readCityStanding } from './queries/board.js';
export { draftDueDays } from './queries/draft-due-days.js';
export { listRounds } from './queries/rounds.js';
export { reminderJob } from './reminders/job.js';

export { type Backup, openBackup } from './open-backup.js';
export { restoreBackup } from './restore-backup.js';
export { type WrittenBackup, writeBackup } from './write-backup.js';

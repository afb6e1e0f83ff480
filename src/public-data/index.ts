export { isLicence, type LicenceKey, licences, type Publisher } from './publisher.js';

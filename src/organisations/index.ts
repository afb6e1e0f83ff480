export { type BodiesOfForm, bodiesByLegalForm } from './queries/legal-forms.js';

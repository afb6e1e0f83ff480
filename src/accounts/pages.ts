import type { App } from '../platform/http/app-instance.js';
import { accountPage } from './pages/account-pages.js';
import { handOverPages } from './pages/hand-over-pages.js';
import type { AccountParts } from './pages/parts.js';
import { passwordPages } from './pages/password-pages.js';
import { peoplePages } from './pages/people-pages.js';
import { providerPages } from './pages/provider-pages.js';
import { secondFactorPages } from './pages/second-factor-pages.js';
import { secondFactorSignIn } from './pages/second-factor-sign-in.js';
import { signInPages } from './pages/sign-in-pages.js';

/** The door of the registry, everybody's own account, and the people who have one. */
export function accountPages(pages: App, parts: AccountParts): void {
  signInPages(pages, parts);
  providerPages(pages, parts);
  secondFactorSignIn(pages, parts);
  passwordPages(pages, parts);
  accountPage(pages, parts);
  secondFactorPages(pages, parts);
  peoplePages(pages, parts);
  handOverPages(pages, parts);
}

import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Test } from 'tap';

const executable = process.env.CHROMIUM ?? '/usr/bin/chromium';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isInstalled(): boolean {
  try {
    accessSync(executable, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A real browser for one test file, closed with it. Null, with a message, where none is installed; on CI its absence
 * is a failure, so that the tests cannot fall silent there. The environment variable CHROMIUM names another one.
 */
export async function openBrowser(t: Test): Promise<Browser | null> {
  if (!isInstalled()) {
    if (process.env.CI === 'true') t.fail(`no browser at ${executable}`);
    else t.pass(`skipped: no browser at ${executable} (CHROMIUM names another)`);
    return null;
  }
  const browser = await chromium.launch({ executablePath: executable, headless: true, args: flags });
  t.teardown(() => browser.close());
  return browser;
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/**
 * What axe finds on a page, one line per kind: "color-contrast: <a …>". Empty when it finds nothing. The contrast of colours
 * takes most of its time: `colours: false` leaves it out where the same page was looked at in another width before, because no
 * colour depends on the width (test/browser/accessibility.test.ts).
 */
export async function axeFindings(page: Page, { colours = true } = {}): Promise<string[]> {
  // Once for a page, and not as an element of it: half a megabyte of text would be looked at as well.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(`${axeSource}; 0`);
  const rules = `{ "color-contrast": { enabled: ${colours} } }`;
  const result = (await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"], rules: ${rules} })`,
  )) as AxeResult;
  return result.violations.map(({ id, nodes }) => {
    const first = nodes[0];
    return `${id} (${nodes.length}): ${first?.html.slice(0, 200)} ${first?.failureSummary ?? ''}`;
  });
}

import type { Browser, Page } from 'playwright-core';
import type { Test } from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { axeFindings } from './browser.js';
import { cookieOf } from './people.js';

/** Innermost elements that reach beyond the right edge of the window; none while the page itself does not scroll. */
export const overflowing = `document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((one) => one.outerHTML.slice(0, 120)).slice(-3)`;

const [wide, phone, narrowest] = [1280, 390, 320];
const unfold = 'document.querySelectorAll("main details").forEach((one) => { one.open = true; })';

/**
 * What every page has to stand: axe finds nothing on a wide screen and on the narrowest, and nothing scrolls sideways there, on a
 * phone and in twice the text size. The page is opened already.
 */
export async function lookAt(t: Test, page: Page, name: string): Promise<void> {
  for (const width of [wide, phone, narrowest]) {
    await page.setViewportSize({ width, height: 800 });
    t.strictSame(await page.evaluate(overflowing), [], `${width} ${name} does not scroll sideways`);
    if (width !== phone)
      t.strictSame(await axeFindings(page, { colours: width === wide }), [], `${width} ${name}`);
  }
  await page.setViewportSize({ width: wide, height: 800 });
  await page.evaluate('document.documentElement.style.fontSize = "200%"');
  t.strictSame(await page.evaluate(overflowing), [], `${name} does not scroll sideways in large type`);
}

/** Opens pages as somebody, unfolds them and looks at each; one window for each person. */
export async function lookAtPages(
  t: Test,
  browser: Browser,
  address: string,
  pages: readonly (readonly [Actor, string])[],
): Promise<void> {
  for (const person of new Set(pages.map(([person]) => person))) {
    const context = await browser.newContext({ viewport: { width: wide, height: 800 }, bypassCSP: true });
    await context.addCookies([cookieOf(person, address)]);
    const page = await context.newPage();
    for (const [, path] of pages.filter(([who]) => who === person)) {
      t.equal((await page.goto(address + path))?.status(), 200, path);
      await page.evaluate(unfold);
      await lookAt(t, page, `${person.role} ${path}`);
    }
    await context.close();
  }
}

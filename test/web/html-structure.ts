import { type HTMLElement, parse, valid } from 'node-html-parser';

/** What is wrong with the structure of a page; empty for a sound one. */
export function structureFaults(html: string): string[] {
  if (!html.startsWith('<!doctype html>\n<html lang="')) return ['no doctype or language'];
  const page = parse(html);
  return [
    ...(valid(html) ? [] : ['tags are not closed in order']),
    ...idFaults(page),
    ...headingFaults(page),
    ...labelFaults(page),
    ...inlineCode(page),
    ...landmarkFaults(page),
  ];
}

function idFaults(page: HTMLElement): string[] {
  const ids = page.querySelectorAll('[id]').map((element) => element.getAttribute('id') ?? '');
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id twice: ${id}`);
  const odd = ids.filter((id) => !/^[A-Za-z][\w-]*$/.test(id)).map((id) => `odd id: ${id}`);
  const referring = ['aria-labelledby', 'aria-describedby', 'for'].flatMap((name) =>
    page.querySelectorAll(`[${name}]`).map((element) => element.getAttribute(name) ?? ''),
  );
  const fragments = page
    .querySelectorAll('a[href^="#"]')
    .map((link) => link.getAttribute('href')?.slice(1) ?? '');
  const dangling = [...referring, ...fragments]
    .filter((id) => !ids.includes(id))
    .map((id) => `refers to nothing: ${id}`);
  return [...twice, ...odd, ...dangling];
}

function headingFaults(page: HTMLElement): string[] {
  const levels = page.querySelectorAll('h1, h2, h3, h4').map((heading) => Number(heading.tagName.slice(1)));
  const faults = levels.filter((level) => level === 1).length === 1 ? [] : ['not exactly one h1'];
  // An error summary stands before the heading of its page.
  const skipped = levels.some((level, index) => level > (levels[index - 1] ?? 1) + 1);
  return skipped ? [...faults, `heading level skipped: ${levels.join(' ')}`] : faults;
}

function labelFaults(page: HTMLElement): string[] {
  const labelled = new Set(page.querySelectorAll('label').map((label) => label.getAttribute('for')));
  return page
    .querySelectorAll('input')
    .filter((input) => input.getAttribute('type') !== 'hidden' && !labelled.has(input.getAttribute('id')))
    .map((input) => `no label: ${input.outerHTML}`);
}

function inlineCode(page: HTMLElement): string[] {
  const found = page
    .querySelectorAll('script:not([src]):not([type="application/ld+json"]), style, [style]')
    .map((element) => element.tagName);
  const handlers = page
    .querySelectorAll('*')
    .flatMap((element) => Object.keys(element.attributes).filter((name) => name.startsWith('on')));
  return [...found, ...handlers].map((what) => `inline code: ${what}`);
}

function landmarkFaults(page: HTMLElement): string[] {
  return ['header', 'main', 'footer']
    .filter((name) => page.querySelectorAll(`body > ${name}`).length !== 1)
    .map((name) => `not exactly one ${name}`);
}

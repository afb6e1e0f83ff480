import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reading program finds in a file. */
export interface ReadStructure {
  /** Elements in reading order with the text that belongs to each itself. */
  readonly elements: readonly ReadElement[];
  /** Characters on paper that no element and no artefact owns. */
  readonly unowned: readonly string[];
  /** Text of artefacts: heads, feet, repeated headings. */
  readonly artefacts: string;
}

export interface ReadElement {
  readonly role: string;
  readonly depth: number;
  readonly page: number;
  readonly text: string;
  readonly alt: string | null;
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

/** Reads the tree of a tagged file page by page, as pdf.js hands it to a screen reader. */
export async function readStructure(bytes: Uint8Array): Promise<ReadStructure> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const elements: ReadElement[] = [];
  const unowned: string[] = [];
  let artefacts = '';
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const texts = new Map<string, string>();
    const open: { tag?: string; id?: string }[] = [];
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        const owner = open.findLast(({ id }) => id)?.id;
        const text = item.str + (item.hasEOL ? ' ' : '');
        if (owner !== undefined) texts.set(owner, (texts.get(owner) ?? '') + text);
        else if (open.some(({ tag }) => tag === 'Artifact')) artefacts += text;
        else if (text.trim() !== '') unowned.push(text);
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(item as { tag?: string; id?: string });
    }
    const walk = (node: Node, depth: number) => {
      const own = (node.children ?? []).filter(({ type }) => type === 'content');
      const text = own.map(({ id }) => texts.get(id ?? '') ?? '').join('');
      for (const { id } of own) texts.delete(id ?? '');
      if (node.role !== undefined && node.role !== 'Root')
        elements.push({
          role: node.role,
          depth,
          page: number,
          text: text.replace(/\s+/g, ' ').trim(),
          alt: node.alt ?? null,
        });
      for (const child of node.children ?? []) if (child.type === undefined) walk(child, depth + 1);
    };
    const tree = await page.getStructTree();
    if (tree !== null) walk(tree as Node, 0);
    unowned.push(...[...texts.values()].filter((text) => text.trim() !== ''));
  }
  await task.destroy();
  return { elements, unowned, artefacts };
}

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
type Dictionary = { readonly [key: string]: Value };

const fits: Readonly<Record<string, readonly string[]>> = {
  Table: ['TR'],
  TR: ['TH', 'TD'],
  TOC: ['TOCI'],
  TOCI: ['Reference'],
};

/**
 * What is wrong with the tree of a file, looked up in its objects: order of headings, words for figures, heads of tables,
 * tables whose rows differ in length, links and marks without their element. Null when qpdf is not installed.
 */
export function faultsOfStructure(bytes: Uint8Array): string[] | null {
  const folder = mkdtempSync(join(tmpdir(), 'steckbrief-pdf-'));
  try {
    const file = join(folder, 'sheet.pdf');
    writeFileSync(file, bytes);
    const check = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    if (check.error !== undefined) return null;
    const faults = check.status === 0 ? [] : [`qpdf --check: ${check.stdout}${check.stderr}`];
    const read = spawnSync('qpdf', ['--json=2', file], { encoding: 'utf8', maxBuffer: 1 << 30 });
    const { qpdf } = JSON.parse(read.stdout) as { qpdf: [unknown, Readonly<Record<string, RawObject>>] };
    return [...faults, ...new StructureCheck(qpdf[1]).faults()];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface RawObject {
  readonly value?: Value;
  readonly stream?: { readonly dict: Dictionary };
}

class StructureCheck {
  private readonly found: string[] = [];
  private readonly owners = new Map<string, string>();
  private readonly linked = new Map<string, string>();
  private lastHeading = 0;

  constructor(private readonly objects: Readonly<Record<string, RawObject>>) {}

  faults(): string[] {
    const catalogue = this.at(this.dictionary(this.objects.trailer?.value)['/Root']);
    if (catalogue['/Lang'] === undefined) this.found.push('the file names no language');
    if (this.at(catalogue['/MarkInfo'])['/Marked'] !== true) this.found.push('the file is not marked');
    const root = this.at(catalogue['/StructTreeRoot']);
    for (const kid of this.list(root['/K'])) this.walk(String(kid), '');
    this.checkParents(this.at(root['/ParentTree']));
    return this.found;
  }

  private walk(reference: string, within: string): void {
    const element = this.at(reference);
    const role = String(element['/S']).slice(1);
    const allowed = fits[within];
    if (allowed !== undefined && !allowed.includes(role)) this.found.push(`${role} within ${within}`);
    this.checkElement(role, element);
    const kids = this.list(element['/K']);
    const page = String(element['/Pg']);
    const inside: string[] = [];
    for (const kid of kids) {
      if (typeof kid === 'number') this.own(`${page} ${kid}`, reference);
      else {
        const target = this.at(kid);
        if (target['/Type'] === '/MCR') this.own(`${target['/Pg']} ${target['/MCID']}`, reference);
        else if (target['/Type'] === '/OBJR') this.linked.set(String(target['/Obj']), reference);
        else inside.push(String(kid));
      }
    }
    for (const child of inside) this.walk(child, role);
    if (role === 'Table') {
      const widths = new Set(inside.map((row) => this.list(this.at(row)['/K']).length));
      if (widths.size !== 1) this.found.push(`table with rows of ${[...widths].join(', ')} cells`);
    }
    if (role === 'Link' && !kids.some((kid) => this.at(kid)['/Type'] === '/OBJR'))
      this.found.push('link without its place on the page');
  }

  private checkElement(role: string, element: Dictionary): void {
    const attributes = this.at(element['/A']);
    if (role === 'Figure' && element['/Alt'] === undefined) this.found.push('figure without words');
    if (role === 'Figure' && attributes['/BBox'] === undefined) this.found.push('figure without edges');
    if (role === 'TH' && attributes['/Scope'] === undefined) this.found.push('heading cell without scope');
    if (!/^H\d$/.test(role)) return;
    const level = Number(role[1]);
    if (level > this.lastHeading + 1) this.found.push(`heading ${level} after ${this.lastHeading}`);
    this.lastHeading = level;
  }

  private own(place: string, reference: string): void {
    if (this.owners.has(place)) this.found.push(`two elements own ${place}`);
    this.owners.set(place, reference);
  }

  /** The way back, from a page or an annotation to its element, must agree with the way there. */
  private checkParents(tree: Dictionary): void {
    const numbers = this.list(tree['/Nums']);
    const parents = new Map<number, Value>();
    for (let index = 0; index < numbers.length; index += 2)
      parents.set(Number(numbers[index]), numbers[index + 1] ?? null);
    for (const [name, { value }] of Object.entries(this.objects)) {
      const data = this.dictionary(value);
      const reference = name.replace('obj:', '');
      if (data['/Type'] === '/Page') {
        const marked = this.list(parents.get(Number(data['/StructParents'])) ?? null);
        marked.forEach((owner, mark) => {
          if (this.owners.get(`${reference} ${mark}`) !== owner)
            this.found.push(`mark ${mark} of ${reference}`);
        });
      }
      if (data['/Subtype'] === '/Link') {
        if (this.linked.get(reference) !== parents.get(Number(data['/StructParent'])))
          this.found.push(`link ${reference} belongs to no element`);
        if (!data['/Contents']) this.found.push(`link ${reference} without words`);
      }
    }
  }

  private at(value: Value | undefined): Dictionary {
    if (typeof value !== 'string' || !/^\d+ \d+ R$/.test(value)) return this.dictionary(value);
    const object = this.objects[`obj:${value}`];
    return this.dictionary(object?.stream?.dict ?? object?.value);
  }

  private dictionary(value: Value | undefined): Dictionary {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Dictionary) : {};
  }

  private list(value: Value | undefined): readonly Value[] {
    if (value === undefined || value === null) return [];
    if (typeof value === 'string' && /^\d+ \d+ R$/.test(value)) {
      const target = this.objects[`obj:${value}`]?.value;
      if (Array.isArray(target)) return target;
    }
    return Array.isArray(value) ? value : [value];
  }
}

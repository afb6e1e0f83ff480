import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type {} from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { packagePath } from '../platform/files/package-root.js';
import { open } from '../platform/http/access.js';
import { acceptsGzip } from '../platform/http/answers.js';

/** A file of the pages, in memory, under an address that changes with its content. */
interface Asset {
  readonly address: string;
  readonly type: string;
  readonly body: Buffer;
  readonly gzipped: Buffer | null;
}

export interface Assets {
  /** Address of the one style sheet of all pages. */
  readonly styles: string;
  /** Addresses of the scripts, by name. Pages name the one they use. */
  readonly scripts: Readonly<Record<ScriptName, string>>;
  /** What pages that are files of their own need of it, to stand in them. */
  readonly fileStyles: string;
  /** Address of the Land's signet; null when none is set. */
  readonly signet: string | null;
  /** The signet itself, for files; null when none is set. */
  readonly signetData: string | null;
  readonly files: readonly Asset[];
}

/** Order is the cascade: KERN first, then tokens, elements, components, pages. */
const styleFiles = [
  'tokens',
  'base',
  'shell',
  'parts',
  'tables',
  'charts',
  'pages',
  'reports',
  'workspace',
  'forms',
  'review',
  'rounds',
  'states',
  'analysis',
  'runs',
];
/** Styles of reports that are files of their own. */
const fileStyleFiles = ['file', 'tokens', 'base', 'shell', 'parts', 'tables', 'charts', 'pages', 'reports'];
/** Plain scripts for today's browsers, served as they are. */
const scriptFiles = ['autosave', 'choose', 'form'] as const;
export type ScriptName = (typeof scriptFiles)[number];
const fontWeights = { Regular: 400, Medium: 500, SemiBold: 600 };
const imageTypes: Readonly<Record<string, string>> = { '.svg': 'image/svg+xml', '.png': 'image/png' };

const kernFolder = join(
  dirname(createRequire(import.meta.url).resolve('@kern-ux/native/package.json')),
  'dist',
);

function asset(name: string, extension: string, type: string, body: Buffer, compress: boolean): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
  const gzipped = compress ? gzipSync(body, { level: 9 }) : null;
  return { address: `/assets/${name}-${hash}${extension}`, type, body, gzipped };
}

function loadFonts(): { files: Asset[]; faces: string } {
  const files: Asset[] = [];
  let faces = '';
  for (const [name, weight] of Object.entries(fontWeights)) {
    const body = readFileSync(join(kernFolder, 'fonts', 'fira-sans', `FiraSans-${name}.woff2`));
    const file = asset(`fira-sans-${weight}`, '.woff2', 'font/woff2', body, false);
    files.push(file);
    faces += `@font-face{font-family:"Fira Sans";font-weight:${weight};font-display:swap;src:url("${file.address}") format("woff2")}\n`;
  }
  return { files, faces };
}

const styleFile = (name: string): string =>
  readFileSync(packagePath('src', 'web', 'assets', `${name}.css`), 'utf8');

/** Without comments and indents: it stands in every file. */
const loadFileStyles = (): string =>
  fileStyleFiles
    .map(styleFile)
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\n\s*/g, '\n')
    .trim();

function loadStyles(faces: string): Asset {
  const own = styleFiles.map(styleFile);
  const kern = readFileSync(join(kernFolder, 'kern.min.css'), 'utf8');
  // A BOM or @charset inside a concatenated sheet would void the rule that follows.
  const sheet = [kern.replace(/^\uFEFF?@charset "UTF-8";/, ''), faces, ...own].join('\n');
  return asset('steckbrief', '.css', 'text/css; charset=utf-8', Buffer.from(sheet), true);
}

function loadScript(name: ScriptName): Asset {
  const body = readFileSync(packagePath('src', 'web', 'assets', `${name}.js`));
  return asset(name, '.js', 'text/javascript; charset=utf-8', body, true);
}

function loadSignet(file: string): Asset {
  const extension = extname(file).toLowerCase();
  const type = imageTypes[extension];
  if (type === undefined) throw new Error(`the signet must be an .svg or .png file: ${file}`);
  return asset('signet', extension, type, readFileSync(file), extension === '.svg');
}

/** Reads styles, fonts and the signet once; throws at start when a file is missing. */
export function loadAssets(signetFile: string | null): Assets {
  const fonts = loadFonts();
  const styles = loadStyles(fonts.faces);
  const scripts = scriptFiles.map((name) => [name, loadScript(name)] as const);
  const signet = signetFile === null ? null : loadSignet(signetFile);
  return {
    styles: styles.address,
    scripts: Object.fromEntries(scripts.map(([name, { address }]) => [name, address])) as Assets['scripts'],
    fileStyles: loadFileStyles(),
    signet: signet?.address ?? null,
    signetData: signet === null ? null : `data:${signet.type};base64,${signet.body.toString('base64')}`,
    files: [...fonts.files, styles, ...scripts.map(([, script]) => script), ...(signet ? [signet] : [])],
  };
}

/**
 * Serves the files from memory under their exact addresses. They may be kept for ever, because other content gets
 * another address; from memory rather than from a folder, because each is compressed once and nothing else can be asked for.
 */
export function serveAssets(app: FastifyInstance, assets: Assets): void {
  for (const file of assets.files) {
    app.get(file.address, { config: open, schema: { hide: true } }, (request, reply) => {
      reply.type(file.type).header('cache-control', 'public, max-age=31536000, immutable');
      if (file.gzipped === null) return reply.send(file.body);
      reply.header('vary', 'accept-encoding');
      if (!acceptsGzip(request)) return reply.send(file.body);
      return reply.header('content-encoding', 'gzip').send(file.gzipped);
    });
  }
}

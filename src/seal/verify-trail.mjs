// @ts-check
/*
 * Checks an exported trail of a Steckbrief registry, offline and without the service. One file, no dependencies:
 *
 *   node verify-trail.mjs trail.ndjson [--seal "17 9f2c41d7…"]… [--english]
 *
 * --seal names a seal as it stands on a printed report, number first; its digits may be shortened to 16 and parted by
 * spaces. Ends with 0 when everything holds, with 1 when something is wrong (the first wrong entry or seal is named), with
 * 2 when the file cannot be read.
 *
 * What is hashed is text, field after field, each with its length in bytes: "12:system:start,", "-," where there is
 * nothing. The digest of an entry is the SHA-256 of its text; that of all entries of a seal is the SHA-256 over id (8
 * bytes, highest first) and digest (32 bytes) of one after the other; that of a seal is the SHA-256 of its text, which
 * holds the digest of the seal before it (zeros for the first).
 */
import * as crypto from 'node:crypto';
import { createReadStream, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Entry One change of one row. `withheld`: whoever exported may not read it, only its digest is there.
 * @property {string} id
 * @property {string | null} transactionId
 * @property {string | null} at
 * @property {string | null} actor
 * @property {string | null} requestId
 * @property {string | null} reason
 * @property {string | null} tableName
 * @property {string | null} rowKey
 * @property {string | null} operation
 * @property {string | null} payload
 * @property {string | null} personalCommitment
 * @property {boolean} [withheld]
 *
 * @typedef {object} Seal Instants in UTC with microseconds, digests in hexadecimal digits.
 * @property {number} number
 * @property {string} previousSha256
 * @property {string} lastEntry
 * @property {number} entries
 * @property {string} entriesSha256
 * @property {number} revision
 * @property {string} sealedAt
 * @property {string | null} restoredFrom
 * @property {string} sha256
 *
 * @typedef {object} Printed A seal somebody has on paper or in a file; `digits` may be the beginning only.
 * @property {number} number
 * @property {string} digits
 *
 * @typedef {{ de: string, en: string }} Words
 * @typedef {object} Fault
 * @property {'changed' | 'missing' | 'added' | 'digests' | 'seal' | 'chain' | 'printed' | 'cutOff' | 'personal' | 'file' | 'table'} kind
 * @property {number | null} seal
 * @property {string | null} entry
 * @property {Words} words
 */

const zeros = '0'.repeat(64);
/** Id and digest of an entry, in bytes. */
const digestLength = 40;

/** @param {string | null} value */
const field = (value) => (value === null ? '-,' : `${Buffer.byteLength(value)}:${value},`);

/**
 * Newer Nodes hash at once, which takes half the time.
 *
 * @type {undefined | ((algorithm: string, content: string | Buffer, encoding: 'hex') => string)}
 */
const hashAtOnce = crypto.hash;

/** @type {(content: string | Buffer) => string} in hexadecimal digits */
const sha256 = (content) =>
  hashAtOnce === undefined
    ? crypto.createHash('sha256').update(content).digest('hex')
    : hashAtOnce('sha256', content, 'hex');

/** @param {Entry} entry */
export const entryDigest = (entry) =>
  sha256(
    field('steckbrief entry 1') +
      field(entry.id) +
      field(entry.transactionId) +
      field(entry.at) +
      field(entry.actor) +
      field(entry.requestId) +
      field(entry.reason) +
      field(entry.tableName) +
      field(entry.rowKey) +
      field(entry.operation) +
      field(entry.payload) +
      field(entry.personalCommitment),
  );

/** @param {Seal} seal */
export const sealDigest = (seal) =>
  sha256(
    field('steckbrief seal 1') +
      field(String(seal.number)) +
      field(seal.previousSha256) +
      field(seal.lastEntry) +
      field(String(seal.entries)) +
      field(seal.entriesSha256) +
      field(String(seal.revision)) +
      field(seal.sealedAt) +
      field(seal.restoredFrom),
  );

/**
 * A seal as it is printed: "17 9f2c41d7 …".
 *
 * @param {string} written
 * @returns {Printed | null} null when it is none
 */
export function readPrinted(written) {
  const found = /^\s*(\d{1,9})[\s:·]+([0-9a-f][0-9a-f\s]*)$/i.exec(written);
  const digits = (found?.[2] ?? '').replace(/\s/g, '').toLowerCase();
  return found === null || digits.length < 16 || digits.length > 64
    ? null
    : { number: Number(found[1]), digits };
}

/** Takes entries and seals in their order and finds the first that is wrong. */
export class TrailCheck {
  /** @param {readonly Printed[]} printed */
  constructor(printed = []) {
    /** @type {Fault | null} */
    this.fault = null;
    this.entries = 0;
    this.withheld = 0;
    /** @type {Seal | null} */
    this.newest = null;
    /** @type {readonly Printed[]} */
    this.printed = printed;
    /** Seals on paper that stand in the chain as they were printed. */
    this.confirmed = 0;
    this.lastConfirmed = 0;
    /** Seals that go on from a backup. */
    this.restorations = /** @type {Seal[]} */ ([]);
    this.lastId = -1n << 63n;
    this.inBatch = 0;
    /** @type {Buffer} Ids and digests of the entries since the last seal. */
    this.batch = Buffer.alloc(1_000 * digestLength);
  }

  /**
   * @param {Entry} entry
   * @param {string} sealed digest of the entry when it was sealed, in hexadecimal digits
   */
  entry(entry, sealed) {
    if (this.fault !== null) return;
    const id = BigInt(entry.id);
    if (id <= this.lastId) return this.found('added', entry.id, isAdded(entry, this.sealNumber()));
    if (entry.withheld) this.withheld += 1;
    else if (entryDigest(entry) !== sealed)
      return this.found('changed', entry.id, isChanged(entry, this.sealNumber()));
    this.lastId = id;
    this.entries += 1;
    const at = this.inBatch * digestLength;
    if (at === this.batch.length)
      this.batch = Buffer.concat([this.batch, Buffer.alloc(at + 1_000 * digestLength)]);
    this.batch.writeBigInt64BE(id, at);
    this.batch.write(sealed, at + 8, 'hex');
    this.inBatch += 1;
  }

  /**
   * All entries of one seal at once, whose digests were found to be those it has sealed.
   *
   * @param {Buffer} digests of each its id (8 bytes, highest first) and its digest (32 bytes)
   */
  entriesOf(digests) {
    if (this.fault !== null) return;
    for (let at = 0; at < digests.length; at += digestLength) {
      const id = digests.readBigInt64BE(at);
      if (id <= this.lastId)
        return this.found('added', String(id), isAdded({ id: String(id) }, this.sealNumber()));
      this.lastId = id;
    }
    this.inBatch = digests.length / digestLength;
    this.entries += this.inBatch;
    this.batch = digests;
  }

  /** @param {string} id an entry the seal knows and the trail does not have */
  missing(id) {
    this.found('missing', id, isMissing(id, this.sealNumber()));
  }

  /** @param {Entry} entry one among the sealed ones that the seal does not know */
  added(entry) {
    this.found('added', entry.id, isAdded(entry, this.sealNumber()));
  }

  /** @param {string} id an entry whose personal values are not those it commits to */
  wrongPersonalValues(id) {
    this.found('personal', id, hasOtherPersonalValues(id));
  }

  /** @param {Seal} seal the seal of the entries since the one before */
  seal(seal) {
    if (this.fault !== null) return;
    const before = this.newest;
    const { number } = seal;
    if (!this.follows(seal)) return this.found('chain', null, doesNotFollow(number, before), number);
    const ends = BigInt(seal.lastEntry);
    if (
      this.inBatch !== seal.entries ||
      sha256(this.batch.subarray(0, this.inBatch * digestLength)) !== seal.entriesSha256 ||
      ends < this.lastId
    )
      return this.found('digests', null, hasOtherEntries(seal, before), number);
    const turnsBack =
      before !== null && (seal.sealedAt <= before.sealedAt || seal.revision < before.revision);
    if (turnsBack || ends < BigInt(before?.lastEntry ?? 0) || sealDigest(seal) !== seal.sha256)
      return this.found('seal', null, isNotItself(number), number);
    this.lastId = ends > this.lastId ? ends : this.lastId;
    this.newest = seal;
    this.inBatch = 0;
    if (seal.restoredFrom !== null) this.restorations.push(seal);
    this.compare(seal);
  }

  /** @param {Seal} seal */
  follows({ number, previousSha256 }) {
    return number === this.sealNumber() && previousSha256 === (this.newest?.sha256 ?? zeros);
  }

  /** @param {Seal} seal */
  compare(seal) {
    for (const { digits } of this.printed.filter(({ number }) => number === seal.number)) {
      if (!seal.sha256.startsWith(digits))
        return this.found('printed', null, isRewritten(seal, digits, this.lastConfirmed), seal.number);
      this.confirmed += 1;
      this.lastConfirmed = seal.number;
    }
  }

  /** Everything has been handed over. */
  end() {
    if (this.fault !== null) return;
    const last = this.newest?.number ?? 0;
    const lost = this.printed.filter(({ number }) => number > last || number < 1)[0];
    if (lost !== undefined) this.found('cutOff', null, isCutOff(lost, last), lost.number);
  }

  /** Number of the seal that covers the entries handed over now. */
  sealNumber() {
    return (this.newest?.number ?? 0) + 1;
  }

  /**
   * @param {Fault['kind']} kind
   * @param {string | null} entry
   * @param {Words} words
   * @param {number} seal
   */
  found(kind, entry, words, seal = this.sealNumber()) {
    this.fault ??= { kind, seal, entry, words };
  }
}

/** @param {Pick<Entry, 'id'> & Partial<Entry>} entry */
const named = ({ id, tableName = null, rowKey, operation, at }) =>
  tableName === null ? id : `${id} (${tableName} ${rowKey}, ${operation}, ${at})`;

/** @type {(entry: Entry, seal: number) => Words} */
const isChanged = (entry, seal) => ({
  de: `Eintrag ${named(entry)} ist nicht mehr, was Siegel ${seal} versiegelt hat: er wurde nachträglich geändert.`,
  en: `Entry ${named(entry)} is no longer what seal ${seal} has sealed: it was changed afterwards.`,
});
/** @type {(id: string, seal: number) => Words} */
const isMissing = (id, seal) => ({
  de: `Eintrag ${id}, den Siegel ${seal} versiegelt hat, fehlt: er wurde gelöscht.`,
  en: `Entry ${id}, which seal ${seal} has sealed, is missing: it was deleted.`,
});
/** @type {(entry: Pick<Entry, 'id'> & Partial<Entry>, seal: number) => Words} */
const isAdded = (entry, seal) => ({
  de: `Eintrag ${named(entry)} steht unter den versiegelten und ist Siegel ${seal} nicht bekannt: er wurde nachträglich eingefügt.`,
  en: `Entry ${named(entry)} stands among sealed ones and is unknown to seal ${seal}: it was put in afterwards.`,
});
/** @type {(id: string) => Words} */
const hasOtherPersonalValues = (id) => ({
  de: `Die personenbezogenen Werte von Eintrag ${id} sind nicht die, auf die er sich festlegt: sie wurden geändert.`,
  en: `The personal values of entry ${id} are not those it commits to: they were changed.`,
});
/** @type {(seal: Seal, before: Seal | null) => Words} */
const hasOtherEntries = ({ number, lastEntry }, before) => {
  const first = BigInt(before?.lastEntry ?? 0) + 1n;
  return {
    de: `Die Einträge ${first} bis ${lastEntry} ergeben nicht den Prüfwert, den Siegel ${number} nennt: einer oder mehrere wurden mitsamt ihren Prüfwerten geändert.`,
    en: `Entries ${first} to ${lastEntry} do not come to the digest seal ${number} names: one or more were changed together with their digests.`,
  };
};
/** @type {(number: number) => Words} */
const isNotItself = (number) => ({
  de: `Siegel ${number} ist nicht, was seine Angaben ergeben: es wurde geändert.`,
  en: `Seal ${number} is not what its particulars come to: it was changed.`,
});
/** @type {(number: number, before: Seal | null) => Words} */
const doesNotFollow = (number, before) => ({
  de: `Siegel ${number} folgt nicht auf Siegel ${before?.number ?? 0}: dazwischen fehlt etwas, oder Siegel ${before?.number ?? 0} oder etwas davor wurde umgeschrieben.`,
  en: `Seal ${number} does not follow seal ${before?.number ?? 0}: something between them is missing, or seal ${before?.number ?? 0} or something before it was rewritten.`,
});
/** @type {(seal: Seal, digits: string, confirmed: number) => Words} */
const isRewritten = ({ number, sha256: digest }, digits, confirmed) => ({
  de: `Siegel ${number} wurde als ${digits} ausgegeben, hier ist es ${digest.slice(0, digits.length)}: die Kette wurde nach Siegel ${confirmed} umgeschrieben und neu berechnet.`,
  en: `Seal ${number} was handed out as ${digits}, here it is ${digest.slice(0, digits.length)}: the chain was rewritten behind seal ${confirmed} and computed anew.`,
});
/** @type {(printed: Printed, last: number) => Words} */
const isCutOff = ({ number }, last) => ({
  de: `Siegel ${number} wurde ausgegeben, die Kette endet hier mit Siegel ${last}: ihr Ende ist abgeschnitten.`,
  en: `Seal ${number} was handed out, the chain ends here with seal ${last}: its end was cut off.`,
});

/** @type {(line: number, german: string, english: string) => Fault} */
const inFile = (line, german, english) => ({
  kind: 'file',
  seal: null,
  entry: null,
  words: { de: `Zeile ${line}: ${german}`, en: `Line ${line}: ${english}` },
});

/**
 * The lines of a file, those of a piece at a time.
 *
 * @param {string} path
 */
async function* linesOf(path) {
  let rest = Buffer.alloc(0);
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = bytes.lastIndexOf(10);
    if (end >= 0) yield bytes.toString('utf8', 0, end).split('\n');
    rest = bytes.subarray(end + 1);
  }
  if (rest.length > 0) yield [rest.toString('utf8')];
}

/**
 * Checks a file the service has exported.
 *
 * @param {string} path
 * @param {readonly Printed[]} printed
 */
export async function checkFile(path, printed) {
  const check = new TrailCheck(printed);
  const file = { line: 0, isEnded: false };
  for await (const lines of linesOf(path)) {
    for (const text of lines) {
      if (check.fault !== null) break;
      file.line += 1;
      checkLine(check, file, text);
    }
    if (check.fault !== null) break;
  }
  if (check.fault === null && !file.isEnded)
    check.fault = inFile(
      file.line,
      'das Ende fehlt, die Datei ist abgeschnitten.',
      'the end is missing, the file was cut off.',
    );
  check.end();
  return check;
}

/**
 * @param {TrailCheck} check
 * @param {{ line: number, isEnded: boolean }} file
 * @param {string} text
 */
function checkLine(check, file, text) {
  /** @type {{ steckbriefTrail?: number, entry?: Entry, sha256?: string, seal?: Seal, end?: { entries: number, seals: number } }} */
  let said;
  try {
    said = JSON.parse(text);
  } catch {
    check.fault = inFile(file.line, 'kein JSON, die Datei ist beschädigt.', 'no JSON, the file is damaged.');
    return;
  }
  if (file.line === 1 && said.steckbriefTrail !== 1)
    check.fault = inFile(1, 'kein Export eines Protokolls.', 'not the export of a trail.');
  if (said.entry !== undefined) check.entry(said.entry, said.sha256 ?? '');
  if (said.seal !== undefined) check.seal(said.seal);
  if (said.end !== undefined)
    file.isEnded = said.end.entries === check.entries && said.end.seals === (check.newest?.number ?? 0);
}

/** @param {readonly string[]} given */
async function main(given) {
  const language = given.includes('--english') ? 'en' : 'de';
  const say = (/** @type {string} */ sentence) => process.stdout.write(`${sentence}\n`);
  const printed = given.flatMap((word, index) =>
    word === '--seal' ? [readPrinted(given[index + 1] ?? '')] : [],
  );
  const path = given.find((word, index) => !word.startsWith('--') && given[index - 1] !== '--seal');
  if (path === undefined || printed.includes(null)) {
    say('node verify-trail.mjs trail.ndjson [--seal "17 9f2c41d7…"]… [--english]');
    return 2;
  }
  const check = await checkFile(
    path,
    printed.filter((seal) => seal !== null),
  ).catch((error) => {
    say(`${path}: ${error.message}`);
    return null;
  });
  if (check === null) return 2;
  if (check.fault !== null) {
    say(check.fault.words[language]);
    return 1;
  }
  for (const sentence of summaryOf(check)[language]) say(sentence);
  return 0;
}

/**
 * What was found to hold.
 *
 * @param {TrailCheck} check
 */
export function summaryOf({ newest, entries, withheld, confirmed, restorations }) {
  const last = newest === null ? '0' : `${newest.number} ${newest.sha256}`;
  const at = newest?.sealedAt ?? '–';
  return {
    de: [
      `Alles stimmt: ${entries} Einträge unter ${newest?.number ?? 0} Siegeln.`,
      `Neuestes Siegel: ${last}, gesetzt ${at}`,
      ...restorations.map(
        ({ number, restoredFrom }) =>
          `Mit Siegel ${number} geht es nach einer Sicherung von ${restoredFrom} weiter: was danach versiegelt worden war, ging bei der Wiederherstellung verloren.`,
      ),
      ...(withheld > 0
        ? [`${withheld} Einträge sind zurückgehalten: von ihnen ist nur der Prüfwert geprüft.`]
        : []),
      confirmed > 0
        ? `${confirmed} ausgegebene Siegel stehen unverändert in der Kette.`
        : 'Ohne ein gedrucktes Siegel (--seal) zeigt das nur, dass die Kette in sich stimmt, nicht, dass sie nicht neu berechnet wurde.',
    ],
    en: [
      `Everything holds: ${entries} entries under ${newest?.number ?? 0} seals.`,
      `Newest seal: ${last}, made ${at}`,
      ...restorations.map(
        ({ number, restoredFrom }) =>
          `Seal ${number} goes on from a backup of ${restoredFrom}: what had been sealed after it was lost when it was restored.`,
      ),
      ...(withheld > 0 ? [`${withheld} entries are withheld: only their digests were checked.`] : []),
      confirmed > 0
        ? `${confirmed} seals that were handed out stand in the chain unchanged.`
        : 'Without a printed seal (--seal) this only shows that the chain agrees with itself, not that it was never computed anew.',
    ],
  };
}

if (
  process.argv[1] !== undefined &&
  realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url))
)
  process.exitCode = await main(process.argv.slice(2));

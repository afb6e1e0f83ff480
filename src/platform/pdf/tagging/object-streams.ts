import { deflateSync } from 'node:zlib';
import type { PdfKitDocument, PdfReference } from 'pdfmake/js/PDFDocument.js';

/** Objects per stream: enough to compress well, few enough for a reader that needs one of them. */
const inStream = 500;

/** Length in bytes of the three fields of an entry: kind, place, index. */
const fields = [1, 4, 2] as const;
const entryLength = 7;

/**
 * Packs objects into compressed streams (PDF 1.5, ISO 32000-1 clause 7.5.7): a tagged table has tens of thousands of
 * small objects, which would double the file. The table of places at the end of the file becomes a stream as well.
 */
export class ObjectStreams {
  private waiting: { readonly id: number; readonly body: string }[] = [];
  private readonly packed = new Map<number, { readonly stream: number; readonly index: number }>();

  constructor(private readonly document: PdfKitDocument) {
    document._finalize = () => this.writeEnd();
  }

  /** Ends an object: it goes into a stream instead of into the file. */
  end(reference: PdfReference): void {
    const written: (string | Buffer)[] = [];
    const { document } = this;
    document._write = (piece) => written.push(piece);
    try {
      reference.end();
    } finally {
      Reflect.deleteProperty(document, '_write');
    }
    const [, body, end] = written;
    if (written.length !== 3 || typeof body !== 'string' || end !== 'endobj')
      throw new Error('The PDF library writes objects in another way than expected.');
    this.waiting.push({ id: reference.id, body: body.replaceAll('\n', ' ') });
    if (this.waiting.length >= inStream) this.flush();
  }

  flush(): void {
    if (this.waiting.length === 0) return;
    const stream = this.document.ref({ Type: 'ObjStm', N: this.waiting.length, First: 0 });
    let head = '';
    let length = 0;
    this.waiting.forEach(({ id, body }, index) => {
      head += `${id} ${length} `;
      length += body.length + 1;
      this.packed.set(id, { stream: stream.id, index });
    });
    stream.data.First = head.length;
    stream.end(Buffer.from(`${head}${this.waiting.map(({ body }) => `${body}\n`).join('')}`, 'latin1'));
    this.waiting = [];
  }

  /** Takes the place of the library's own end of the file. */
  private writeEnd(): void {
    const { document } = this;
    const at = document._offset;
    const id = document._offsets.length + 1;
    const table = deflateSync(this.places(id, at));
    const fileId = document._id.toString('hex');
    document._write(
      `${id} 0 obj\n<< /Type /XRef /Size ${id + 1} /W [${fields.join(' ')}] /Root ${document._root} ` +
        `/Info ${document._info} /ID [<${fileId}> <${fileId}>] /Filter /FlateDecode /Length ${table.length} >>\nstream`,
    );
    document._write(table);
    document._write('\nendstream\nendobj\nstartxref');
    document._write(`${at}`);
    document._write('%%EOF');
    document.push(null);
  }

  /** Where every object stands: at a place in the file (1) or in a stream (2); number 0 is the head of the free ones. */
  private places(last: number, at: number): Buffer {
    const rows = Buffer.alloc((last + 1) * entryLength);
    const put = (id: number, kind: number, place: number, index: number) => {
      rows.writeUInt8(kind, id * entryLength);
      rows.writeUInt32BE(place, id * entryLength + fields[0]);
      rows.writeUInt16BE(index, id * entryLength + fields[0] + fields[1]);
    };
    put(0, 0, 0, 65_535);
    this.document._offsets.forEach((offset, position) => {
      const inside = this.packed.get(position + 1);
      if (inside === undefined) put(position + 1, 1, offset, 0);
      else put(position + 1, 2, inside.stream, inside.index);
    });
    put(last, 1, at, 0);
    return rows;
  }
}

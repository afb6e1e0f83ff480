import type { PdfKitDocument, PdfReference } from 'pdfmake/js/PDFDocument.js';
import { ObjectStreams } from './object-streams.js';
import type { Drawn, StructureElement } from './structure.js';

/**
 * Writes the tree of elements into the file, and for every page which element each stretch of its drawing belongs to.
 * Plain objects instead of the library's elements: those learn the page of an annotation too late.
 */
export function writeStructure(document: PdfKitDocument, root: StructureElement): void {
  const treeRoot = document.getStructTreeRoot();
  const streams = new ObjectStreams(document);
  const parents = document.getStructParentTree();

  const drawnAs = (drawn: Drawn, element: PdfReference, page: PdfReference): object | number => {
    const elsewhere = drawn.page === page ? {} : { Pg: drawn.page };
    if ('annotation' in drawn) {
      parents.add(drawn.key, element);
      return { Type: 'OBJR', Obj: drawn.annotation, ...elsewhere };
    }
    parents.get(drawn.page.data.StructParents as number)[drawn.markedContent] = element;
    if (drawn.page === page) return drawn.markedContent;
    return { Type: 'MCR', MCID: drawn.markedContent, ...elsewhere };
  };

  const write = (element: StructureElement, parent: PdfReference): PdfReference => {
    const data: Record<string, unknown> = { Type: 'StructElem', S: element.type, P: parent };
    const reference = document.ref(data);
    const page = element.drawn[0]?.page;
    const kids: unknown[] = [];
    if (page !== undefined) {
      data.Pg = page;
      kids.push(...element.drawn.map((drawn) => drawnAs(drawn, reference, page)));
    }
    for (const child of element.children) if (isRead(child)) kids.push(write(child, reference));
    if (kids.length > 0) data.K = kids.length === 1 ? kids[0] : kids;
    Object.assign(data, attributesOf(element));
    streams.end(reference);
    return reference;
  };

  treeRoot.data.K = [write(root, treeRoot)];
  const tree = document.ref(parents);
  streams.end(tree);
  treeRoot.data.ParentTree = tree;
  streams.flush();
}

const places = new Set(['TR', 'TH', 'TD']);

/** Elements of which nothing was drawn are left out; an empty cell keeps its place in the table. */
const isRead = (element: StructureElement): boolean =>
  places.has(element.type) || element.drawn.length > 0 || element.children.some(isRead);

function attributesOf({ attributes, box }: StructureElement): object {
  const alt = attributes.alt === undefined ? {} : { Alt: new String(attributes.alt) };
  if (attributes.scope !== undefined) return { ...alt, A: { O: 'Table', Scope: attributes.scope } };
  if (box === null) return alt;
  const rounded = box.map((edge) => Math.round(edge * 100) / 100);
  return { ...alt, A: { O: 'Layout', BBox: rounded, Placement: 'Block' } };
}

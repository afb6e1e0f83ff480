import type { PdfKitDocument } from 'pdfmake/js/PDFDocument.js';

/**
 * Turns the drawing commands of a page into bytes at its end, all at once. The library does it for every command by
 * itself, and a long report has millions of them.
 */
export function writePagesWhole(document: PdfKitDocument): void {
  document.on('pageAdded', () => {
    const { content } = document.page;
    const commands: string[] = [];
    content.write = (command) => {
      commands.push(command);
    };
    content.end = () => {
      Reflect.deleteProperty(content, 'write');
      Reflect.deleteProperty(content, 'end');
      content.end(commands.join('\n'));
    };
  });
}

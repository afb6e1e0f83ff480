const centralEntry = 0x02014b50;
const localEntry = 0x04034b50;
const endOfDirectory = 0x06054b50;

/** 1 January 1980, 00:00: the first date a zip file can hold, as its date word. */
const firstDate = 0x0021;

/**
 * Gives every entry of a zip file the same date, in place, so that the same content makes the same bytes. Expects a file
 * without comment and below 4 GB, as our own writers make it.
 */
export function fixZipDates(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - 22;
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory) throw new Error('not a plain zip file');
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry++) {
    if (view.getUint32(at, true) !== centralEntry) throw new Error('damaged zip directory');
    setDate(view, at + 12);
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) !== localEntry) throw new Error('damaged zip entry');
    setDate(view, local + 10);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
}

function setDate(view: DataView, at: number): void {
  view.setUint16(at, 0, true);
  view.setUint16(at + 2, firstDate, true);
}

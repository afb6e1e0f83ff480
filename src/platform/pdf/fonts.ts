import { packagePath } from '../files/package-root.js';
import type { Coverage, Face } from './printable.js';

const folder = packagePath('node_modules', '@expo-google-fonts');

function face(
  folderName: string,
  fileName: string,
  strongName = '600SemiBold',
): Record<'normal' | 'bold' | 'italics' | 'bolditalics', string> {
  const regular = `${folder}/${folderName}/400Regular/${fileName}_400Regular.ttf`;
  const strong = `${folder}/${folderName}/${strongName}/${fileName}_${strongName}.ttf`;
  return { normal: regular, bold: strong, italics: regular, bolditalics: strong };
}

/** Names under which drawings and text find the typefaces. */
export const faceNames: Readonly<Record<Face | 'notice', string>> = {
  main: 'Fira Sans',
  spare: 'Source Sans 3',
  notice: 'Ubuntu',
};

/** Height of a line set solid, as a multiple of the size, from the fonts' own tables. */
export const solidLine: Readonly<Record<Face | 'notice', number>> = {
  main: 1.2,
  spare: 1.424,
  notice: 1.149,
};

export const fontFiles = {
  [faceNames.main]: face('fira-sans', 'FiraSans'),
  [faceNames.spare]: face('source-sans-3', 'SourceSans3'),
  [faceNames.notice]: face('ubuntu', 'Ubuntu', '700Bold'),
};

const ours = new Set(Object.values(fontFiles).flatMap((files) => Object.values(files)));

/** The only files the PDF library may open: the typefaces themselves. */
export const mayOpen = (path: string): boolean => ours.has(path);

interface GlyphSource {
  provideFont(
    family: string,
    bold: boolean,
    italics: boolean,
  ): { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

const known: Record<Face, Map<number, boolean>> = { main: new Map(), spare: new Map() };

/** Looks glyphs up in the typefaces; both weights of a face have the same characters. */
export function coverageOf(document: GlyphSource): Coverage {
  return (face, codePoint) => {
    const remembered = known[face].get(codePoint);
    if (remembered !== undefined) return remembered;
    const has = document.provideFont(faceNames[face], false, false).font.hasGlyphForCodePoint(codePoint);
    known[face].set(codePoint, has);
    return has;
  };
}

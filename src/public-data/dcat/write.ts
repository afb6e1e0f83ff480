import { DataFactory, Writer } from 'n3';
import { expanded, type MetadataNode, prefixes, type Value } from './node.js';

const { namedNode, literal } = DataFactory;

function termOf(value: Value) {
  if ('address' in value) return namedNode(value.address);
  if ('words' in value) return literal(value.words, value.language);
  return value.datatype === undefined
    ? literal(value.literal)
    : literal(value.literal, namedNode(expanded(value.datatype)));
}

/** The metadata as Turtle. */
export function turtleOf(nodes: readonly MetadataNode[]): Promise<string> {
  const writer = new Writer({ prefixes });
  for (const { address, types, properties } of nodes) {
    for (const type of types)
      writer.addQuad(namedNode(address), namedNode(expanded('rdf:type')), namedNode(expanded(type)));
    for (const [name, values] of Object.entries(properties))
      for (const value of values)
        writer.addQuad(namedNode(address), namedNode(expanded(name)), termOf(value));
  }
  return new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text)));
  });
}

function jsonValue(value: Value): Record<string, string> {
  if ('address' in value) return { '@id': value.address };
  if ('words' in value) return { '@value': value.words, '@language': value.language };
  return value.datatype === undefined
    ? { '@value': value.literal }
    : { '@value': value.literal, '@type': value.datatype };
}

/** The same metadata as JSON-LD, with its context inside. */
export function jsonLdOf(nodes: readonly MetadataNode[]): string {
  const graph = nodes.map(({ address, types, properties }) => ({
    '@id': address,
    '@type': types,
    ...Object.fromEntries(Object.entries(properties).map(([name, values]) => [name, values.map(jsonValue)])),
  }));
  return JSON.stringify({ '@context': prefixes, '@graph': graph }, null, 1);
}

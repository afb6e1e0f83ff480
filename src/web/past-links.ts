/** An address of the service in one of the languages, of a page or file that can be had as of an earlier state. */
const ofRegistry =
  /^(?:\/en)?(?:\/(?:vorhaben|programmstaedte|gebiete|handlungskonzepte|ziele|quartiersbueros|quartiersvereinbarungen|gremien|umsetzung|indikatoren|auswertung|organisationen|suche)(?:[/.][^?#]*)?|\/open-data(?:\/[^?#]*)?|\/pruefung(?:\/tests(?:\/[^?#]*)?|\/mappe\.xlsx)?|\/berichte\/(?:landesbericht|stadtbericht|staedtevergleich|aenderungen)|\/api\/v1\/(?:projects|areas|plans|goals|offices|agreements|boards|implementations|indicators|aggregates|organisations|cities|catalogue|search)(?:[/.][^?#]*)?|\/(?:veranstaltungen|arbeitshilfen|gute-beispiele|arbeitsbereich\/(?:veranstaltungen|austausch|suche)|servicestelle\/(?:veranstaltungen|arbeitshilfen|gute-beispiele))(?:\/[A-Z]{2}\d+)?|\/api\/v1\/(?:events|handouts|good-practice|exchange)(?:\/[A-Z]{2}\d+(?:\/kept)?)?|\/api\/v1\/reports\/[a-z-]+\/file\.[a-z]+|\/)?(?:[?#]|$)/;
/** Saved views name their state themselves. */
const withOwnState = /^(?:\/en)?\/auswertung\/(?:ansichten|unterschiede)/;

/** Address of a page in the same state as another one; null is the present. What names a state itself stays as it is. */
export function inState(address: string, asOf: string | null): string {
  if (asOf === null || address === '' || !address.startsWith('/') || !ofRegistry.test(address))
    return address;
  const [path = '', query = ''] = withoutFragment(address).split('?', 2);
  if (withOwnState.test(path) || new URLSearchParams(query).has('asOf')) return address;
  const fragment = address.slice(withoutFragment(address).length);
  return `${path}?${query === '' ? '' : `${query}&`}asOf=${asOf}${fragment}`;
}

const withoutFragment = (address: string): string => address.split('#', 1)[0] ?? '';

/**
 * Keeps whoever looks at an earlier state in it: every link and every search form of a page to pages and files of the
 * registry asks for the same state, but those marked `data-present`. Done once over the finished page, so that no link can be forgotten.
 */
export function keepInState(html: string, asOf: string | null): string {
  if (asOf === null) return html;
  return html
    .replace(/<a\b[^>]*>/g, (link) => (link.includes(' data-present') ? link : linkInState(link, asOf)))
    .replace(/<form\b[^>]*\bmethod="get"[^>]*>[\s\S]*?<\/form>/g, (form) => {
      const action = / action="([^"?]*)"/.exec(form)?.[1] ?? '';
      if (!ofRegistry.test(action) || form.includes(' name="asOf"')) return form;
      return form.replace(
        /^<form\b[^>]*>/,
        (start) => `${start}<input type="hidden" name="asOf" value="${asOf}">`,
      );
    });
}

function linkInState(link: string, asOf: string): string {
  return link.replace(/ href="([^"]*)"/, (whole, written: string) => {
    const address = written.replaceAll('&amp;', '&');
    const kept = inState(address, asOf);
    return kept === address ? whole : ` href="${kept.replaceAll('&', '&amp;')}"`;
  });
}

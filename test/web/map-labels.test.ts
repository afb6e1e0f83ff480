import fc from 'fast-check';
import t from 'tap';
import { type LabelledCircle, placeLabels } from '../../src/web/components/map-labels.js';

const frame = { left: 0, top: 0, right: 800, bottom: 580 };
const circles = fc.array(
  fc.record({
    name: fc.stringMatching(/^[A-Z][a-z]{2,18}$/),
    x: fc.integer({ min: 20, max: 780 }),
    y: fc.integer({ min: 20, max: 560 }),
    radius: fc.integer({ min: 6, max: 20 }),
  }),
  { maxLength: 35 },
);

/** The space a name takes at the type size of a wide screen, a little narrower than the placement reckons. */
function spaceOf(label: { name: string; x: number; y: number; anchor: string }) {
  const width = label.name.length * 15 * 0.5;
  const left =
    label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2;
  return { left, right: left + width, top: label.y - 10, bottom: label.y };
}

t.test('names on the map cover neither each other nor a circle', async () => {
  fc.assert(
    fc.property(circles, (given: LabelledCircle[]) => {
      const labels = placeLabels(given, frame).map(spaceOf);
      const overlaps = (a: ReturnType<typeof spaceOf>, b: ReturnType<typeof spaceOf>) =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      for (const [index, label] of labels.entries()) {
        if (labels.slice(index + 1).some((other) => overlaps(label, other))) return false;
        if (label.left < frame.left || label.right > frame.right) return false;
      }
      return true;
    }),
  );
});

t.test('a circle alone carries its name', async (t) => {
  const [label] = placeLabels([{ name: 'Zittau', x: 400, y: 300, radius: 10 }], frame);
  t.match(label, { name: 'Zittau', anchor: 'start', fitsPhone: true });
});

t.test('at the edge a name stands above or below, aside of its circle', async (t) => {
  const [west, east] = placeLabels(
    [
      { name: 'Bautzen', x: 640, y: 300, radius: 14 },
      { name: 'Görlitz', x: 775, y: 300, radius: 14 },
    ],
    frame,
  );
  t.match(west, { name: 'Bautzen', fitsPhone: true });
  t.match(east, { name: 'Görlitz', anchor: 'middle', fitsPhone: true });
  t.ok((east?.x ?? 0) < 775, 'the name stays inside the frame');
});

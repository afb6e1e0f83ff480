import t from 'tap';
import { type EmblemPoint, euEmblem } from '../../../src/platform/html/eu-emblem.js';

const emblem = euEmblem(18);
const middle: EmblemPoint = [13.5, 9];
const distance = (a: EmblemPoint, b: EmblemPoint) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const near = (value: number, wanted: number) => Math.abs(value - wanted) < 0.001;

/** The middle of a star is the mean of its five outer points. */
function centreOf(star: readonly EmblemPoint[]): EmblemPoint {
  const outer = star.filter((_, index) => index % 2 === 0);
  const mean = (axis: 0 | 1) => outer.reduce((sum, point) => sum + point[axis], 0) / outer.length;
  return [mean(0), mean(1)];
}

t.test('the emblem follows its published construction', async (t) => {
  t.equal(emblem.width / emblem.height, 1.5, 'ratio of 2 to 3');
  t.equal(emblem.stars.length, 12);
  for (const star of emblem.stars) {
    const centre = centreOf(star);
    t.ok(near(distance(centre, middle), 6), 'centres lie on a circle of one third of the height');
    for (const [index, point] of star.entries()) {
      t.ok(near(distance(point, centre), index % 2 === 0 ? 1 : 0.381966), 'points lie on one eighteenth');
    }
    const [top] = star;
    t.ok(top && near(top[0], centre[0]) && top[1] < centre[1], 'every star stands upright');
  }
});

t.test('stars stand like the hours of a clock', async (t) => {
  const [twelve, , , three] = emblem.stars.map(centreOf);
  t.ok(twelve && near(twelve[0], 13.5) && near(twelve[1], 3));
  t.ok(three && near(three[0], 19.5) && near(three[1], 9));
});

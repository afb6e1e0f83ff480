import { formatCount } from '../../kernel/format.js';
import type { Language, Text } from '../../kernel/text.js';
import { componentMessages } from '../messages/components.js';
import { type LabelledCircle, placeLabels } from './map-labels.js';

/** Outline of the Land and the way from degrees to the units of the drawing. */
export interface MapGeometry {
  readonly viewBox: string;
  readonly districts: readonly { readonly ags: string; readonly name: string; readonly path: string }[];
  project(longitude: number, latitude: number): readonly [x: number, y: number];
}

export interface MapPlace {
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly count: number;
  readonly href: string;
}

/** What the circles of a map count, in words. */
interface Counted {
  readonly word: Text;
  /** "Bautzen, 8 Vorhaben" */
  said(place: string, count: string): Text;
}

const projectsCounted: Counted = { word: componentMessages.projects, said: componentMessages.projectsIn };

const largestRadius = 20;
const smallestRadius = 6;

const radiusOf = (count: number, most: number) =>
  Math.max(smallestRadius, largestRadius * Math.sqrt(count / Math.max(1, most)));

function Districts(props: { geometry: MapGeometry; chosen?: string | 'all' | null }): JSX.Element {
  return (
    <>
      {props.geometry.districts.map((district) => (
        <path
          class={props.chosen === 'all' || district.ags === props.chosen ? 'district on' : 'district'}
          d={district.path}
        />
      ))}
    </>
  );
}

const frameOf = (viewBox: string) => {
  const [left = 0, top = 0, width = 0, height = 0] = viewBox.split(/[\s,]+/).map(Number);
  return { left, top, right: left + width, bottom: top + height };
};

const round = (value: number) => Math.round(value * 10) / 10;

/**
 * The Land with a circle per city, its area by what is counted there. A list beside the map must give the same links:
 * where circles crowd, a finger cannot hit each of them.
 */
export function SaxonyMap(props: {
  geometry: MapGeometry;
  places: readonly MapPlace[];
  language: Language;
  counted?: Counted;
}): JSX.Element {
  const { geometry, language, counted = projectsCounted } = props;
  const most = Math.max(0, ...props.places.map((place) => place.count));
  // Large circles first, so that small ones lie on top and stay in reach.
  const circles = props.places
    .toSorted((a, b) => b.count - a.count)
    .map((place) => {
      const [x, y] = geometry.project(place.longitude, place.latitude);
      return { ...place, x: round(x), y: round(y), radius: round(radiusOf(place.count, most)) };
    });
  return (
    <svg
      class="map"
      viewBox={geometry.viewBox}
      role="group"
      aria-label={componentMessages.mapOfSaxony[language]}
    >
      <Districts geometry={geometry} />
      {circles.map((circle) => (
        <Circle circle={circle} language={language} counted={counted} />
      ))}
      <Labels circles={circles} viewBox={geometry.viewBox} />
      <AreaKey most={most} viewBox={geometry.viewBox} word={counted.word[language]} language={language} />
    </svg>
  );
}

function Circle(props: {
  circle: MapPlace & LabelledCircle;
  language: Language;
  counted: Counted;
}): JSX.Element {
  const { circle, language, counted } = props;
  const said = counted.said(circle.name, formatCount(circle.count, language))[language];
  return (
    <a href={circle.href} aria-label={said}>
      <title safe>{said}</title>
      <circle class="hit" cx={circle.x} cy={circle.y} r="15" />
      <circle class="c" cx={circle.x} cy={circle.y} r={circle.radius} />
    </a>
  );
}

function Labels(props: { circles: readonly LabelledCircle[]; viewBox: string }): JSX.Element {
  return (
    <g aria-hidden="true">
      {placeLabels(props.circles, frameOf(props.viewBox)).map((label, index) => (
        <text
          class={`${label.fitsPhone ? '' : 'wide-only'}${index < 6 ? ' strong' : ''}`.trim() || undefined}
          x={String(round(label.x))}
          y={String(round(label.y))}
          text-anchor={label.anchor}
          safe
        >
          {label.name}
        </text>
      ))}
    </g>
  );
}

const niceCounts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** Two circles that say what an area means, in the empty corner south-east of the Land. */
function AreaKey(props: { most: number; viewBox: string; word: string; language: Language }): JSX.Element {
  const large = niceCounts.findLast((count) => count <= props.most);
  if (large === undefined || large < 2) return '';
  const frame = frameOf(props.viewBox);
  const x = round(frame.left + (frame.right - frame.left) * 0.7);
  const base = round(frame.bottom - 26);
  const counts = [large, Math.max(1, Math.round(large / 5))];
  return (
    <g class="wide-only" aria-hidden="true">
      {counts.map((count) => {
        const radius = radiusOf(count, props.most);
        return (
          <>
            <circle class="key" cx={x} cy={round(base - radius)} r={round(radius)} />
            <line
              class="key"
              x1={x}
              x2={x + 34}
              y1={round(base - 2 * radius)}
              y2={round(base - 2 * radius)}
            />
            <text class="keytext" x={String(x + 38)} y={String(round(base - 2 * radius + 4))} safe>
              {formatCount(count, props.language)}
            </text>
          </>
        );
      })}
      <text class="keytext" x={String(x + 38)} y={String(base + 6)} safe>
        {props.word}
      </text>
    </g>
  );
}

/** A place to mark; null for a project of the whole Land. */
interface MarkedPlace {
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly districtAgs: string | null;
}

/** The Land with one place marked, or all of it, for the page of a project. */
export function PlaceMap(props: {
  geometry: MapGeometry;
  place: MarkedPlace | null;
  language: Language;
}): JSX.Element {
  const { geometry, place, language } = props;
  const said = componentMessages.mapOfSaxony[language];
  return (
    <svg
      class="map map--small"
      viewBox={geometry.viewBox}
      role="img"
      aria-label={place === null ? said : `${said}: ${place.name}`}
    >
      <Districts geometry={geometry} chosen={place === null ? 'all' : place.districtAgs} />
      {place !== null && <Mark geometry={geometry} place={place} />}
    </svg>
  );
}

function Mark({ geometry, place }: { geometry: MapGeometry; place: MarkedPlace }): JSX.Element {
  const [x, y] = geometry.project(place.longitude, place.latitude);
  const frame = frameOf(geometry.viewBox);
  const toTheLeft = x > (frame.left + frame.right) / 2;
  return (
    <>
      <circle class="c on" cx={round(x)} cy={round(y)} r="18" />
      <text
        class="strong"
        x={String(round(toTheLeft ? x - 28 : x + 28))}
        y={String(round(y + 13))}
        text-anchor={toTheLeft ? 'end' : 'start'}
        safe
      >
        {place.name}
      </text>
    </>
  );
}

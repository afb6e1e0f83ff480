import type { SteckbriefData, SteckbriefRecord } from '../../../reports/steckbrief/dataset.js';

/** A land of two square districts; the place of the record in the middle of the first. */
export function flatMap({ place }: SteckbriefRecord): SteckbriefData['map'] {
  return {
    shapes: {
      viewBox: '0 0 200 100',
      districts: [
        { key: place.district?.ags ?? '14000', path: 'M0 0H100V100H0Z' },
        { key: '14999', path: 'M100 0H200V100H100Z' },
      ],
    },
    mark: place.latitude === null ? null : { x: 50, y: 50, label: place.name ?? '' },
  };
}

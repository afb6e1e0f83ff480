import type { App } from './app-instance.js';

interface KnownRoute {
  readonly shape: RegExp;
  readonly methods: Set<string>;
}

/** Which methods exist for a path, so that another one can be told so (405) instead of "not found". */
export interface KnownRoutes {
  methodsOf(path: string): string[];
}

/** Listens to every route registered after it. */
export function knownRoutes(app: App): KnownRoutes {
  const routes = new Map<string, KnownRoute>();
  app.addHook('onRoute', (route) => {
    const known = routes.get(route.url) ?? { shape: shapeOf(route.url), methods: new Set<string>() };
    routes.set(route.url, known);
    for (const method of [route.method].flat()) known.methods.add(method.toUpperCase());
  });
  return {
    methodsOf: (path) => {
      const fitting = [...routes.values()].filter((route) => route.shape.test(path));
      return [...new Set(fitting.flatMap((route) => [...route.methods]))].sort();
    },
  };
}

function shapeOf(url: string): RegExp {
  const pieces = url.split(/(:\w+|\*)/).map((piece) => {
    if (piece === '*') return '.*';
    return piece.startsWith(':') ? '[^/]+' : piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${pieces.join('')}$`);
}

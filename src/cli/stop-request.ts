/**
 * Turns Ctrl-C and SIGTERM into one request to stop. The first counts; later ones are ignored, because a terminal and npm
 * both pass the same Ctrl-C on.
 */
export function stopRequest(): AbortSignal {
  const request = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => request.abort());
  return request.signal;
}

export function untilRequested(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return Promise.resolve();
  return new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
}

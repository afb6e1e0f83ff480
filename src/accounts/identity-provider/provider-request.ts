const timeout = 3_000;
const longestAnswer = 256 * 1_024;

/**
 * Asks the identity provider something and reads its JSON. It has three seconds, leads nowhere else, and says no more
 * than fits. Throws when it does not answer so.
 */
export async function providerJson(address: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(address, {
    ...init,
    headers: { accept: 'application/json', ...init.headers },
    redirect: 'error',
    signal: AbortSignal.timeout(timeout),
  });
  if (!answer.ok) {
    await answer.body?.cancel();
    throw new Error(`the identity provider answered ${answer.status}`);
  }
  const text = await limited(answer);
  return JSON.parse(text);
}

async function limited({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > longestAnswer) throw new Error('the identity provider says too much');
    parts.push(part.value);
  }
  return Buffer.concat(parts).toString('utf8');
}

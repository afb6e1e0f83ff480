import { Problem } from '../../kernel/problem.js';

/** Whether what is read is there for whoever asks. @throws whatever else reading throws */
export async function isThere(read: Promise<unknown>): Promise<boolean> {
  try {
    await read;
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return false;
    throw error;
  }
}

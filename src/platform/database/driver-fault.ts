/**
 * postgres.js 3.4.9 writes to a connection that is gone when the server ends it in the middle of a transaction: it
 * queues the ROLLBACK, and the queue throws outside every promise. The transaction has failed already and its caller
 * knows; nothing is lost but the words of farewell. Everything else that is thrown into the void is a fault of ours.
 */
export function isWriteToLostConnection(error: unknown): boolean {
  if (!(error instanceof TypeError)) return false;
  return /\bnextWrite\b.*[\\/]postgres[\\/]/s.test(error.stack ?? '') && error.message.includes("'write'");
}

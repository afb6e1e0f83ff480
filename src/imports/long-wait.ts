/** So long a request of the API waits for what is published in the background. */
export const longestWaitMs = 10_000;
/** So long somebody waits before the page says how far it is. */
export const pageWaitMs = 1_500;

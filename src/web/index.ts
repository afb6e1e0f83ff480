export { serveAssets } from './assets.js';
export { type ErrorView, errorPage } from './error-page.js';
export { type PageHead, type RegistryState, renderPage } from './layout.js';
export { localPath, localRoutes } from './links.js';
export { openSite, type Site, type SiteSettings } from './site.js';

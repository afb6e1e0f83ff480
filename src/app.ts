import type { FastifyBaseLogger } from 'fastify';
import { reports, steckbrief } from '../reports/index.js';
import { logReadings } from './access-log/index.js';
import { accessLogPages } from './access-log/pages.js';
import type { Accounts } from './accounts/index.js';
import { accountPages } from './accounts/pages.js';
import { peopleRoutes } from './accounts/routes.js';
import { activityPages } from './activity/pages.js';
import { aggregateRoutes } from './aggregates/routes.js';
import { agreementKind } from './agreements/index.js';
import { agreementPages } from './agreements/pages.js';
import { agreementRoutes } from './agreements/routes.js';
import { apiReferencePages } from './api-reference/pages.js';
import { areaKind } from './areas/index.js';
import { areaPages } from './areas/pages.js';
import { areaRoutes } from './areas/routes.js';
import { auditTestPages } from './audit-tests/pages.js';
import { auditTestRoutes } from './audit-tests/routes.js';
import { auditDeskPages } from './audit-workbook/pages.js';
import { auditBookRoutes } from './audit-workbook/routes.js';
import { mandatePages } from './audits/mandate-pages.js';
import { auditPages } from './audits/pages.js';
import { auditRoutes } from './audits/routes.js';
import { boardKind } from './boards/index.js';
import { boardPages } from './boards/pages.js';
import { boardRoutes } from './boards/routes.js';
import { cataloguePages } from './catalogue/pages.js';
import { catalogueRoutes } from './catalogue/routes.js';
import { cityComparisonPages } from './city-comparison/pages.js';
import { cityPages } from './city-pages/pages.js';
import { recordFileRoutes } from './city-records/file-routes.js';
import { anyKind, type CityRecordKinds } from './city-records/index.js';
import { cityRecordPages } from './city-records/pages.js';
import { cityDraftRoutes } from './city-records/routes.js';
import { cityWorkbookPages } from './city-workbooks/pages.js';
import { cityWorkbookRoutes } from './city-workbooks/routes.js';
import { consultationPages } from './consultations/pages.js';
import { consultationRoutes } from './consultations/routes.js';
import { contactPages } from './contacts/pages.js';
import { crossTablePages } from './cross-table/index.js';
import { duplicatePages } from './duplicates/pages.js';
import { duplicateRoutes } from './duplicates/routes.js';
import { eventPages } from './events/pages.js';
import { eventRoutes } from './events/routes.js';
import { exchangePages } from './exchange/pages.js';
import { exchangeRoutes } from './exchange/routes.js';
import { fundingPages } from './funding-ledger/pages.js';
import { fundingRoutes } from './funding-ledger/routes.js';
import { goalKind } from './goals/index.js';
import { goalPages } from './goals/pages.js';
import { goalRoutes } from './goals/routes.js';
import { implementationKind } from './implementations/index.js';
import { implementationPages } from './implementations/pages.js';
import { implementationRoutes } from './implementations/routes.js';
import { importPages } from './imports/pages.js';
import { importRoutes } from './imports/routes.js';
import { inquiryPages } from './inquiries/pages.js';
import { inquiryRoutes } from './inquiries/routes.js';
import { libraryPages } from './library/pages.js';
import { libraryRoutes } from './library/routes.js';
import { networkPages } from './network/pages.js';
import { networkRoutes } from './network/routes.js';
import { officeKind } from './offices/index.js';
import { officePages } from './offices/pages.js';
import { officeRoutes } from './offices/routes.js';
import { organisationPages } from './organisations/pages.js';
import { organisationRoutes } from './organisations/routes.js';
import { outboxPages } from './outbox/pages.js';
import { personalDataPages } from './personal-data/pages.js';
import { cityRoutes } from './places/routes.js';
import { planKind } from './plans/index.js';
import { planPages } from './plans/pages.js';
import { partCPages } from './plans/part-c/pages.js';
import { partCRoutes } from './plans/part-c/routes.js';
import { planRoutes } from './plans/routes.js';
import type { Database } from './platform/database/database.js';
import type { DiskGuard } from './platform/database/disk-guard.js';
import {
  type Authenticate,
  controlAccess,
  refuseForeignWrites,
  requireAccessRules,
} from './platform/http/access.js';
import { finishAnswers } from './platform/http/answers.js';
import type { App } from './platform/http/app-instance.js';
import { refuseWritesWithoutSpace } from './platform/http/disk-space.js';
import { refuseWhileStopping } from './platform/http/draining.js';
import { readForms } from './platform/http/form-body.js';
import { healthRoutes } from './platform/http/health.js';
import { rememberWrites } from './platform/http/idempotency.js';
import { knownRoutes } from './platform/http/known-routes.js';
import { measureRequests } from './platform/http/metrics.js';
import { documentApi } from './platform/http/openapi.js';
import { type ErrorPageView, handleProblems } from './platform/http/problem-handling.js';
import { limitRates } from './platform/http/rate-limits.js';
import { checkRequests } from './platform/http/request-checks.js';
import { logChanges } from './platform/http/request-log.js';
import { setSecurityHeaders } from './platform/http/security-headers.js';
import { createServer } from './platform/http/server.js';
import { requireStrictSchemas } from './platform/http/strict-schemas.js';
import type { DrawingPool } from './platform/workers/drawing-pool.js';
import { practicePages } from './practice/pages.js';
import { practiceRoutes } from './practice/routes.js';
import { exportRoutes } from './projects/export/routes.js';
import { projectPages } from './projects/pages.js';
import { projectRoutes } from './projects/routes.js';
import { proofPages } from './proofs/pages.js';
import { proofRoutes } from './proofs/routes.js';
import type { Publisher } from './public-data/index.js';
import { publicDataPages } from './public-data/pages.js';
import { publicityPages } from './publicity/pages.js';
import { publicityRoutes } from './publicity/routes.js';
import { reconciliationPages } from './reconciliation/pages.js';
import { reconciliationRoutes } from './reconciliation/routes.js';
import { fileRoutes } from './reporting/file-routes.js';
import { reportPages } from './reporting/pages.js';
import { reportRoutes } from './reporting/routes.js';
import { retentionPages } from './retention/pages.js';
import { retentionRoutes } from './retention/routes.js';
import { checkingPages } from './review/pages.js';
import { roundPages } from './rounds/pages.js';
import { roundRoutes } from './rounds/routes.js';
import { reportRunPages } from './runs/pages.js';
import { runRoutes } from './runs/routes.js';
import { samplePages } from './samples/pages.js';
import { sampleRoutes } from './samples/routes.js';
import { sealPages } from './seal/pages.js';
import { sealRoutes } from './seal/routes.js';
import { searchPages } from './search/pages.js';
import { searchRoutes } from './search/routes.js';
import { startPages } from './start/pages.js';
import { statePages } from './states/pages.js';
import { stateRoutes } from './states/routes.js';
import { projectWritingRoutes } from './submissions/project-routes.js';
import { remarkRoutes } from './submissions/remark-routes.js';
import { draftRoutes } from './submissions/routes.js';
import { stepRoutes } from './submissions/step-routes.js';
import { waiverPages } from './waivers/pages.js';
import { waiverRoutes } from './waivers/routes.js';
import { errorPage, type Site, serveAssets } from './web/index.js';
import { workspacePages } from './workspace/pages.js';

/** What the service is built from; everything comes in here, nothing is reached for. */
export interface AppParts {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly authenticate: Authenticate;
  readonly diskGuard: DiskGuard;
  readonly drawingPool: DrawingPool;
  readonly logger: FastifyBaseLogger;
  readonly site: Site;
  /** Who hands out open data, under which terms. */
  readonly publisher: Publisher;
  /** Address people use, known at the latest when the service listens. */
  readonly publicUrl: () => string;
  /** Addresses or networks of the proxies that say where a request comes from. */
  readonly trustedProxies: readonly string[];
}

/** The routes of the house, by whom they serve. */
export interface Slices {
  api(api: App, parts: AppParts): void;
  pages(pages: App, parts: AppParts): void;
}

export async function buildApp(parts: AppParts, slices: Slices = everySlice): Promise<App> {
  const { database, site, publicUrl } = parts;
  const drawErrorPage = (view: ErrorPageView) => errorPage(site, view);
  const app = createServer(parts.logger, drawErrorPage, parts.trustedProxies);

  app.decorate('publicUrl', publicUrl);
  if (slices === everySlice) requireAccessRules(app);
  finishAnswers(app);
  setSecurityHeaders(app, publicUrl);
  handleProblems(app, knownRoutes(app), drawErrorPage);
  refuseWhileStopping(app);
  refuseForeignWrites(app, publicUrl);
  controlAccess(app, parts.authenticate);
  checkRequests(app);
  refuseWritesWithoutSpace(app, parts.diskGuard);
  logChanges(app);
  logReadings(app, database.orm);
  await limitRates(app);
  await documentApi(app);

  measureRequests(app);
  healthRoutes(app, database);
  serveAssets(app, site.assets);

  const api = async (api: App) => {
    requireStrictSchemas(api);
    rememberWrites(api, database.sql);
    slices.api(api, parts);
  };
  const pages = async (pages: App) => {
    readForms(pages);
    slices.pages(pages, parts);
  };
  await app.register(api, { prefix: '/api/v1' });
  await app.register(pages);
  return app;
}

/** What cities keep about their neighbourhoods, each kind in a slice of its own. */
const cityKinds: CityRecordKinds = {
  area: anyKind(areaKind),
  plan: anyKind(planKind),
  goal: anyKind(goalKind),
  office: anyKind(officeKind),
  agreement: anyKind(agreementKind),
  board: anyKind(boardKind),
  implementation: anyKind(implementationKind),
};

const everySlice: Slices = {
  api(api, parts) {
    projectRoutes(api, parts);
    projectWritingRoutes(api, parts);
    draftRoutes(api, parts);
    stepRoutes(api, parts);
    remarkRoutes(api, parts);
    exportRoutes(api, parts);
    aggregateRoutes(api, parts);
    catalogueRoutes(api, parts);
    cityRoutes(api, parts);
    areaRoutes(api, parts);
    planRoutes(api, parts);
    partCRoutes(api, parts);
    goalRoutes(api, parts);
    officeRoutes(api, parts);
    agreementRoutes(api, parts);
    boardRoutes(api, parts);
    implementationRoutes(api, parts);
    cityDraftRoutes(api, { ...parts, kinds: cityKinds });
    recordFileRoutes(api, { ...parts, kinds: cityKinds });
    importRoutes(api, parts);
    reconciliationRoutes(api, parts);
    duplicateRoutes(api, parts);
    cityWorkbookRoutes(api, parts);
    waiverRoutes(api, parts);
    roundRoutes(api, parts);
    proofRoutes(api, parts);
    auditRoutes(api, parts);
    auditTestRoutes(api, parts);
    sampleRoutes(api, parts);
    retentionRoutes(api, parts);
    fundingRoutes(api, parts);
    publicityRoutes(api, parts);
    auditBookRoutes(api, parts);
    organisationRoutes(api, parts);
    peopleRoutes(api, parts);
    reportRoutes(api, { ...parts, pool: parts.drawingPool, steckbrief });
    fileRoutes(api, { ...parts, pool: parts.drawingPool, reports });
    runRoutes(api, { ...parts, reports });
    inquiryRoutes(api, parts);
    eventRoutes(api, parts);
    networkRoutes(api, parts);
    searchRoutes(api, parts);
    consultationRoutes(api, parts);
    libraryRoutes(api, parts);
    practiceRoutes(api, parts);
    exchangeRoutes(api, parts);
    stateRoutes(api, parts);
    sealRoutes(api, parts);
  },
  pages(pages, parts) {
    startPages(pages, parts);
    accountPages(pages, parts);
    personalDataPages(pages, parts);
    projectPages(pages, parts);
    cityPages(pages, parts);
    areaPages(pages, parts);
    planPages(pages, parts);
    partCPages(pages, parts);
    goalPages(pages, parts);
    officePages(pages, parts);
    agreementPages(pages, parts);
    boardPages(pages, parts);
    implementationPages(pages, parts);
    cityRecordPages(pages, { ...parts, kinds: cityKinds });
    crossTablePages(pages, parts);
    cityComparisonPages(pages, parts);
    checkingPages(pages, parts);
    cataloguePages(pages, parts);
    waiverPages(pages, parts);
    importPages(pages, parts);
    reconciliationPages(pages, parts);
    duplicatePages(pages, parts);
    cityWorkbookPages(pages, parts);
    reportPages(pages, { ...parts, pool: parts.drawingPool, reports });
    reportRunPages(pages, { ...parts, reports });
    roundPages(pages, parts);
    publicDataPages(pages, parts);
    organisationPages(pages, parts);
    contactPages(pages, parts);
    inquiryPages(pages, parts);
    eventPages(pages, parts);
    networkPages(pages, parts);
    searchPages(pages, parts);
    consultationPages(pages, parts);
    libraryPages(pages, parts);
    practicePages(pages, parts);
    exchangePages(pages, parts);
    activityPages(pages, parts);
    proofPages(pages, parts);
    auditPages(pages, parts);
    auditTestPages(pages, parts);
    samplePages(pages, parts);
    retentionPages(pages, parts);
    fundingPages(pages, parts);
    publicityPages(pages, parts);
    auditDeskPages(pages, parts);
    mandatePages(pages, parts);
    accessLogPages(pages, parts);
    statePages(pages, parts);
    sealPages(pages, parts);
    apiReferencePages(pages, parts);
    workspacePages(pages, parts);
    outboxPages(pages, parts);
  },
};

export { serveAssets } from './assets.js';
export { citiesPath, cityPath } from './city-paths.js';
export { ActionBar } from './components/action-bar.js';
export { AmountText, DerivedMark, DerivedNote } from './components/amount.js';
export { AreaMap } from './components/area-map.js';
export { ChangeCell, ChangeRow, ChangesTable } from './components/changes-table.js';
export { Chips } from './components/chips.js';
export { CityLink } from './components/city-link.js';
export { Comment, CommentList, type ShownComment } from './components/comment-list.js';
export { CompositionBar, CompositionLegend, type MoneyPart } from './components/composition-bar.js';
export { CountBar, type CountPart } from './components/count-bar.js';
export { ChangedValue, Difference, DifferenceLegend, InlineDifference } from './components/difference.js';
export { type Download, DownloadList, DownloadMenu } from './components/download-list.js';
export { ErrorSummary, type FieldError } from './components/error-summary.js';
export { Fact, FactsList, FactText, TextFact } from './components/facts-list.js';
export { AmountGrid } from './components/form/amount-grid.js';
export { Button } from './components/form/button.js';
export { CheckGroup } from './components/form/check-group.js';
export {
  CheckField,
  FileField,
  type Option,
  type OptionGroup,
  RadioField,
  SelectField,
} from './components/form/choice-fields.js';
export { ControlChoice, ControlText } from './components/form/control-fields.js';
export { FieldGroup, type FieldProps, fieldId } from './components/form/field.js';
export { FormReader, filledPlaces, shownPlaces, typed } from './components/form/form-reader.js';
export { type FormPart, FormSection, SectionNavigation } from './components/form/section.js';
export { AmountField, DayField, LongTextField, RateField, TextField } from './components/form/text-fields.js';
export { Icon } from './components/icon.js';
export { type KeyFigure, KeyFigures } from './components/key-figures.js';
export { LinkedData } from './components/linked-data.js';
export { MailAddress } from './components/mail-address.js';
export { Mark, type MarkTone } from './components/mark.js';
export { Notice } from './components/notice.js';
export { Pagination } from './components/pagination.js';
export { PlotHead } from './components/plot-head.js';
export { ProgressBar } from './components/progress-bar.js';
export { type RankingRow, RankingTable } from './components/ranking-table.js';
export {
  BodyRows,
  Cell,
  type Column,
  RecordTable,
  Row,
  RowHead,
  type SortLink,
  TotalRows,
} from './components/record-table.js';
export { type MapGeometry, type MapPlace, PlaceMap, SaxonyMap } from './components/saxony-map.js';
export { SheetHead } from './components/sheet-head.js';
export { statesPath, switchPath, withoutState } from './components/state-switch.js';
export { runningStateWords, Status } from './components/status.js';
export { StepBar } from './components/step-bar.js';
export { type Tab, Tabs } from './components/tabs.js';
export { Timeline, TimelineItem } from './components/timeline.js';
export { WizardSteps } from './components/wizard-steps.js';
export { errorPage } from './error-page.js';
export { renderFile } from './file-page.js';
export { type PageHead, type RegistryState, renderPage, stateOf } from './layout.js';
export { localPath, localRoutes } from './links.js';
export { componentMessages } from './messages/components.js';
export { type FlashCode, withFlash } from './messages/flash.js';
export { type PageState, pageStateOf } from './page-state.js';
export { inState } from './past-links.js';
export { sendNetworkPage } from './public-network-page.js';
export { registryStateOf } from './registry-state.js';
export {
  areaReportPath,
  cityReportPath,
  comparisonReportPath,
  officeDirectoryPath,
  stateReportPath,
} from './report-paths.js';
export { openSite, type Site } from './site.js';
export { type DifferencePart, wordDifference } from './word-difference.js';
export { deskOf, type WorkspaceSection } from './workspace/navigation.js';
export { NetworkTabs, PublicNetworkTabs } from './workspace/network-tabs.js';
export { sendWorkspacePage } from './workspace/send-workspace-page.js';
export { cityName, type WorkspacePage, workspaceHead } from './workspace/workspace-head.js';

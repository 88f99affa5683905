/**
 * Imports go one way. Who may know whom is said here and checked by `npm test`.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */

const hub = folders => `^packages/hub/src/(${folders.join('|')})/`

/** Each folder of the hub, from the street door to the window, and the only others that it may know. */
const MAY_KNOW = {
  database: [],
  access: ['database'],
  feed: ['access', 'database'],
  identity: ['database'],
  ingest: ['access', 'database', 'jobs'],
  records: ['database', 'feed', 'identity'],
  apply: ['database', 'feed', 'records'],
  rebuild: ['apply', 'database', 'ingest', 'records'],
  acting: ['database', 'identity', 'records'],
  connection: ['access', 'database', 'feed', 'ingest'],
  jobs: ['database'],
  outbound: ['access', 'database', 'feed'],
  staff: ['access', 'database'],
  sync: ['database', 'ingest', 'jobs'],
  simulated: [],
  cli: ['access', 'api', 'connection', 'database', 'jobs', 'rebuild', 'simulated', 'sync'],
  api: [
    'access',
    'acting',
    'apply',
    'connection',
    'database',
    'feed',
    'identity',
    'ingest',
    'jobs',
    'outbound',
    'records',
    'staff',
  ],
}

/** Kinds of records know nothing of each other, but for those whose rows they write, too. */
const KINDS_MAY_KNOW = {
  agents: [],
  calls: ['company', 'voicemails'],
  company: [],
  changes: [],
  contacts: [],
  messages: [],
  voicemails: [],
}

/** @throws when folders know each other in a circle */
function requireOneWay(mayKnow, folder, path = []) {
  if (path.includes(folder)) throw new Error(`Folders in a circle: ${[...path, folder].join(' → ')}`)
  for (const known of mayKnow[folder]) requireOneWay(mayKnow, known, [...path, folder])
}
for (const table of [MAY_KNOW, KINDS_MAY_KNOW]) for (const folder in table) requireOneWay(table, folder)

const betweenKinds = Object.entries(KINDS_MAY_KNOW).map(([kind, known]) => ({
  name: `records-${kind}-know-only-what-they-may`,
  severity: 'error',
  from: { path: `^packages/hub/src/records/${kind}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: '^packages/hub/src/records/.+/',
    pathNot: `^packages/hub/src/records/(${[kind, ...known].join('|')})/`,
  },
}))

const oneWay = Object.entries(MAY_KNOW).map(([folder, known]) => ({
  name: `hub-${folder}-knows-only-what-it-may`,
  severity: 'error',
  from: { path: hub([folder]), pathNot: '\\.test\\.ts$' },
  to: { path: '^packages/hub/src/.+/', pathNot: hub([folder, ...known]) },
}))

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'packages-that-import-nothing-of-ours',
      comment: 'The simulator shares nothing with the hub but the wire; dialpad and client stand alone.',
      severity: 'error',
      from: { path: '^packages/(dialpad|client|simulator)/' },
      to: { path: '^packages/(?!$1/)' },
    },
    {
      name: 'web-imports-only-client',
      severity: 'error',
      from: { path: '^packages/web/' },
      to: { path: '^packages/(?!web/|client/)' },
    },
    {
      name: 'hub-imports-only-dialpad',
      severity: 'error',
      from: { path: '^packages/hub/src/' },
      to: { path: '^packages/(?!hub/|dialpad/)' },
    },
    {
      name: 'web-goes-one-way',
      comment: 'calls → api → live → ticker and phone-log → app',
      severity: 'error',
      from: { path: '^packages/web/src/(calls|api|live)/' },
      to: { path: '^packages/web/src/(ticker|phone-log|app)/' },
    },
    {
      name: 'reducers-are-pure',
      comment: 'No database, no clock, no log: types of tables and of the feed are all they may know.',
      severity: 'error',
      from: { path: '^packages/hub/src/records/.+/reduce(/|\\.ts$)', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^packages/hub/src/|^node:|node_modules/(pg|kysely|pino)/',
        pathNot:
          '^packages/hub/src/(records/.+/reduce(/|\\.ts$)|records/facts\\.ts|records/calls/topic\\.ts|identity/(caller-name|phone-number)\\.ts|database/tables\\.ts)',
      },
    },
    {
      name: 'nobody-imports-the-composition-root',
      severity: 'error',
      from: { pathNot: '^(packages/hub/src/(main|hub|modules)\\.ts|packages/hub/test/|bench/|test/)' },
      to: { path: '^packages/hub/src/(main|hub|modules)\\.ts$' },
    },
    ...oneWay,
    ...betweenKinds,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Through swc it cannot read JSX; Biome looks for circles there.
    exclude: { path: '(^|/)dist/|\\.tsx$' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}

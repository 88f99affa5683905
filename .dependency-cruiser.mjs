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
  ingest: ['access', 'database'],
  feed: ['access', 'agents', 'calls', 'change-log', 'contacts', 'database', 'messages'],
  calls: ['apply/reducers', 'database'],
  messages: ['calls', 'database'],
  voicemails: ['calls', 'database'],
  agents: ['calls', 'database'],
  contacts: ['database'],
  'change-log': ['calls', 'database'],
  apply: ['agents', 'calls', 'change-log', 'contacts', 'database', 'feed', 'messages'],
  rebuild: ['apply', 'database'],
  acting: ['apply/reducers', 'database'],
  connection: ['access', 'database', 'feed', 'ingest'],
  jobs: ['database'],
  outbound: ['access', 'database', 'feed'],
  staff: ['access', 'database'],
  sync: ['ingest'],
  simulated: [],
  cli: ['access', 'api', 'connection', 'database', 'rebuild', 'simulated'],
  api: [
    'access',
    'acting',
    'agents',
    'apply',
    'calls',
    'change-log',
    'connection',
    'contacts',
    'database',
    'feed',
    'ingest',
    'messages',
    'outbound',
    'staff',
    'voicemails',
  ],
}

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
      from: { path: '^packages/hub/src/apply/reducers/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^packages/hub/src/|^node:|node_modules/(pg|kysely|pino)/',
        pathNot: '^packages/hub/src/(apply/reducers/|database/tables\\.ts|feed/append\\.ts)',
      },
    },
    {
      name: 'nobody-imports-the-composition-root',
      severity: 'error',
      from: { pathNot: '^(packages/hub/src/main\\.ts|packages/hub/test/|bench/|test/)' },
      to: { path: '^packages/hub/src/(main|hub)\\.ts$' },
    },
    ...oneWay,
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

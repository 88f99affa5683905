import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      { extends: true, test: { name: 'dialpad', include: ['packages/dialpad/**/*.test.ts'] } },
      { extends: true, test: { name: 'simulator', include: ['packages/simulator/**/*.test.ts'] } },
      { extends: true, test: { name: 'web', include: ['packages/web/src/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'hub',
          include: ['packages/hub/**/*.test.ts'],
          globalSetup: 'packages/hub/test/postgres.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          globalSetup: 'packages/hub/test/postgres.ts',
        },
      },
    ],
  },
})

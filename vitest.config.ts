import { defineConfig } from 'vitest/config'

const project = (name: string, ...include: string[]) => ({
  test: { name, include, testTimeout: 20_000, hookTimeout: 60_000 },
})

export default defineConfig({
  test: {
    // Here, and nowhere in the projects: one PostgreSQL serves them all.
    globalSetup: 'packages/hub/test/postgres.ts',
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      project('dialpad', 'packages/dialpad/**/*.test.ts'),
      project('simulator', 'packages/simulator/**/*.test.ts'),
      { extends: './packages/web/vite.config.ts', ...project('web', 'packages/web/src/**/*.test.ts') },
      project('hub', 'packages/hub/**/*.test.ts'),
      project('whole', 'test/**/*.test.ts'),
    ],
  },
})

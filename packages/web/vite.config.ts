import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const HUB = process.env.HUB_URL ?? 'http://localhost:4000'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // From its source: a checkout has not built it.
  resolve: { alias: { '@trunkline/client': join(import.meta.dirname, '../client/src/index.ts') } },
  build: {
    // No data: addresses, so that a strict content security policy needs no exception for them.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
  server: {
    proxy: {
      ...Object.fromEntries(['/api', '/session', '/status', '/auth'].map(path => [path, HUB])),
      '/ws': { target: HUB, ws: true },
    },
  },
})

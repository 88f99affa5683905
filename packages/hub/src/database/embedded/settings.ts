import { totalmem } from 'node:os'

const MIB = 1024 * 1024
/** Beyond, a larger buffer gains little over the cache of the operating system. */
const MOST_BUFFERS_MIB = 1_024
const LEAST_BUFFERS_MIB = 128

/**
 * Settings of PostgreSQL beside its defaults, which are for a spinning disk and a machine with little memory.
 *
 * @param memory of the machine, in bytes
 */
export function embeddedSettings(memory = totalmem()): string[] {
  const buffers = Math.round(Math.min(MOST_BUFFERS_MIB, Math.max(LEAST_BUFFERS_MIB, memory / MIB / 8)))
  return [
    // To compile a query takes longer than any of the hub's takes.
    'jit=off',
    // On solid-state disks a page costs the same wherever it is.
    'random_page_cost=1.1',
    `shared_buffers=${buffers}MB`,
    `effective_cache_size=${Math.round(memory / MIB / 2)}MB`,
    // After each checkpoint, the first change of a page logs the whole page: with the default, most of the log is that.
    'max_wal_size=2GB',
    'checkpoint_timeout=15min',
    'wal_compression=on',
    // Rows of calls change several times within a minute: dead versions and stale statistics are cleared as fast.
    'autovacuum_naptime=15s',
    'autovacuum_vacuum_cost_limit=1000',
  ]
}

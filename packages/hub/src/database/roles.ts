import type { IsolationLevel, Kysely, KyselyPlugin, Transaction, TransactionBuilder } from 'kysely'
import type { Tables } from './tables.ts'

/** Exists for the compiler only: what a handle may see in the database, it cannot know otherwise. */
declare const ROLE: unique symbol

interface QueriesAs<Role> extends Kysely<Tables> {
  readonly [ROLE]: Role
  transaction(): TransactionBuilderAs<Role>
  withPlugin(plugin: KyselyPlugin): QueriesAs<Role>
}

interface TransactionAs<Role> extends Transaction<Tables> {
  readonly [ROLE]: Role
  transaction(): TransactionBuilderAs<Role>
  withPlugin(plugin: KyselyPlugin): TransactionAs<Role>
}

interface TransactionBuilderAs<Role> extends TransactionBuilder<Tables> {
  setIsolationLevel(isolationLevel: IsolationLevel): TransactionBuilderAs<Role>
  execute<T>(run: (transaction: TransactionAs<Role>) => Promise<T>): Promise<T>
}

/** As whatever role: for functions that work on rows that their caller may see. */
export type Queries = Kysely<Tables>

/** As trunkline_engine, which sees every row of every app. */
export type EngineQueries = QueriesAs<'engine'>
export type EngineTransaction = TransactionAs<'engine'>

/** As trunkline_hub, which sees the hub's own tables and, of those that belong to apps, nothing. */
export type RequestQueries = QueriesAs<'request'>

/** As one app: its rows only. */
export type AppTransaction = TransactionAs<'app'>

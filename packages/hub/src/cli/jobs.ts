import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { JOB_STATES, listJobs, retryJob } from '../jobs/queue.ts'
import { INT64_DIGITS } from '../schemas.ts'
import { withContext } from './context.ts'
import { addGroup } from './groups.ts'
import { examples, jsonOption, printJson, table } from './output.ts'

const MOST_LISTED = 500
/** In characters: the rest of a long error would break the table; `--json` prints all of it. */
const ERROR_SHOWN = 120

/** Registers `jobs list|retry`. */
export function registerJobs(program: Command): void {
  const jobs = addGroup(program, 'jobs', 'list jobs that are waiting, running or failed, and retry them')
  jobs.addHelpText('after', examples('jobs', 'jobs retry 42'))
  registerList(jobs)
  jobs
    .command('retry')
    .description('retry a failed job now, with all its attempts')
    .argument('<job>', 'id of the job, as listed', parseJobId)
    .addHelpText('after', examples('jobs retry 42'))
    .action(jobId =>
      withContext(async ({ queries }) => {
        const { name } = await retryJob(queries, jobId)
        console.log(`The job ${name} will be retried by a running hub.`)
      }),
    )
}

function registerList(jobs: Command): void {
  jobs
    .command('list', { isDefault: true })
    .description('list jobs that are not done, the newest first')
    .addOption(new Option('--state <state>', 'only jobs in this state').choices(JOB_STATES))
    .addOption(jsonOption())
    .addHelpText('after', examples('jobs list --state failed', 'jobs list --json'))
    .action(({ state, json }) =>
      withContext(async ({ queries }) => {
        const found = await listJobs(queries, { state: state ?? null, limit: MOST_LISTED })
        if (json === true) return printJson({ jobs: found })
        const rows = found.map(job => [
          job.job_id,
          job.state,
          `${job.attempts}/${job.max_attempts}`,
          job.next_run_at ?? '-',
          job.key ?? job.name,
          (job.last_error ?? '').replace(/\s+/g, ' ').slice(0, ERROR_SHOWN),
        ])
        console.log(table([['JOB', 'STATE', 'ATTEMPTS', 'NEXT RUN', 'NAME', 'LAST ERROR'], ...rows]))
      }),
    )
}

function parseJobId(text: string): string {
  if (!new RegExp(`^(${INT64_DIGITS})$`).test(text))
    throw new InvalidArgumentError('Expected the id of a job, as "jobs list" shows it.')
  return text
}

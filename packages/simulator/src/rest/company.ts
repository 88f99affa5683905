import type { Routes } from './api.ts'
import { int64 } from './api.ts'
import { page } from './page.ts'

/** The company, its labels and its dispositions. */
export const companyRoutes: Routes = (http, { company, clock }) => {
  http.get('/company', async () => ({
    account_type: 'pro',
    admin_email: company.users[0]?.email,
    country: 'au',
    domain: company.domain,
    id: int64(company.id),
    name: company.name,
    office_count: int64(company.offices.length),
    settings: { allow_ai_training: false, has_callai: true },
    state: 'active',
  }))

  http.get('/calllabels', async () => ({ labels: company.callLabels }))

  const dispositions = company.callCenters.map((center, index) => ({
    date_modified: new Date(clock.now()).toISOString().slice(0, 19),
    formatted_dispositions: [
      {
        name: 'Outcome',
        usage: 'everything',
        dispositions: ['Resolved', 'Follow up', 'Wrong number'].map(name => ({ name, usage: 'everything' })),
      },
    ],
    id: int64(center.id + index + 1),
    name: `${center.name} dispositions`,
    office_id: int64(center.officeId),
    targets: [{ target_id: int64(center.id), target_type: 'callcenter' }],
  }))
  http.get('/dispositions', async ({ query }) => page(dispositions, query))
}

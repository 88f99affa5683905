import { type TSchema, Type } from 'typebox'
import type { Tables } from '../../database/tables.ts'
import { DialpadId, Nullable, Text } from '../../schemas.ts'
import type { RecordKind } from '../record-kind.ts'
import { defineList } from '../resource.ts'
import { listCompany } from './read.ts'

const shared = {
  name: Text,
  phone: Text,
  seen_on: Type.String({ format: 'date', description: 'The last day (UTC) on which an event named it so' }),
}
const office_id = Nullable(DialpadId)
const UserSchema = Type.Object({ id: DialpadId, email: Text, office_id, ...shared })
const GroupSchema = Type.Object({ id: DialpadId, office_id, ...shared })
const OfficeSchema = Type.Object({ id: DialpadId, ...shared })
const NumberSchema = Type.Object({
  number: Type.String({ description: 'E.164' }),
  target: Type.Object(
    { type: Text, id: office_id },
    { description: 'Whose number it was when it was seen last' },
  ),
  seen_on: shared.seen_on,
})

/** The company: its users, groups, offices and numbers, as events of calls name them. */
export const company: RecordKind<never> = {
  name: 'company',
  parse: {},
  apply: async () => undefined,
  tables: {
    users: { key: ['app_id', 'user_id'] },
    departments: { key: ['app_id', 'department_id'] },
    call_centers: { key: ['app_id', 'call_center_id'] },
    offices: { key: ['app_id', 'office_id'] },
    numbers: { key: ['app_id', 'number'] },
  },
  lists: [
    list('users', 'Users', 'users', UserSchema, 'User', 'user_id'),
    list('departments', 'Departments', 'departments', GroupSchema, 'Department', 'department_id'),
    list('call-centers', 'CallCenters', 'call_centers', GroupSchema, 'CallCenter', 'call_center_id'),
    list('offices', 'Offices', 'offices', OfficeSchema, 'Office', 'office_id'),
    list('numbers', 'Numbers', 'numbers', NumberSchema, 'Number', 'number'),
  ],
}

function list(
  path: string,
  name: string,
  table: keyof Tables & string,
  schema: TSchema,
  component: string,
  key: string,
) {
  return defineList({
    path,
    operationId: `list${name}`,
    summary: `List the company’s ${path.replace('-', ' ')}`,
    schema,
    component,
    list: (queries, { appId, page }) => listCompany(queries, appId, { table, key }, page),
  })
}

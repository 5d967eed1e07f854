import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { STAFF_EMPLOYMENTS } from '../domain/office/station.ts';
import { STATION_KINDS } from '../domain/words/vocabulary.ts';
import { id, kept, words } from './columns.ts';
import { towns, villages } from './office.ts';

const ofStation = () =>
  integer('station_id')
    .notNull()
    .references(() => stations.id);

/** 社区戒毒社区康复站点. `serves`: town codes as JSON; `requirements`: the five 有 as JSON. */
export const stations = sqliteTable('stations', {
  id: id(),
  kind: text('kind', { enum: STATION_KINDS }).notNull(),
  name: text('name').notNull(),
  townCode: text('town_code')
    .notNull()
    .references(() => towns.code),
  villageCode: text('village_code').references(() => villages.code),
  address: words('address'),
  openedOn: text('opened_on').notNull(),
  /** The first day on which it is no longer open. */
  closedOn: text('closed_on'),
  closeReason: words('close_reason'),
  serves: text('serves').notNull().default('[]'),
  requirements: text('requirements').notNull().default('[]'),
  note: words('note'),
  ...kept(),
});

export const stationStaff = sqliteTable(
  'station_staff',
  {
    id: id(),
    stationId: ofStation(),
    name: text('name').notNull(),
    employment: text('employment', { enum: STAFF_EMPLOYMENTS }).notNull(),
    post: words('post'),
    phone: words('phone'),
    since: text('since').notNull(),
    until: text('until'),
    ...kept(),
  },
  (table) => [index('station_staff_by_station').on(table.stationId, table.id)],
);

export const stationTrainings = sqliteTable(
  'station_trainings',
  {
    id: id(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => stationStaff.id),
    trainedOn: text('trained_on').notNull(),
    hours: integer('hours').notNull(),
    content: text('content').notNull(),
    ...kept(),
  },
  (table) => [index('station_trainings_by_staff').on(table.staffId, table.trainedOn)],
);

export const stationEquipment = sqliteTable(
  'station_equipment',
  {
    id: id(),
    stationId: ofStation(),
    kind: text('kind').notNull(),
    count: integer('count').notNull(),
    state: text('state').notNull(),
    note: words('note'),
    ...kept(),
  },
  (table) => [index('station_equipment_by_station').on(table.stationId, table.id)],
);

export const stationChecks = sqliteTable(
  'station_checks',
  {
    id: id(),
    stationId: ofStation(),
    year: integer('year').notNull(),
    checkedOn: text('checked_on').notNull(),
    result: text('result').notNull(),
    problems: words('problems'),
    checkedBy: text('checked_by').notNull(),
    ...kept(),
  },
  (table) => [index('station_checks_by_station').on(table.stationId, table.year)],
);

import { z } from 'zod';
import {
  CHECK_RESULTS,
  EQUIPMENT_STATES,
  STAFF_EMPLOYMENTS,
} from '../../db/domain/office/station.ts';
import { STATION_KINDS, STATION_REQUIREMENTS } from '../../db/domain/words/vocabulary.ts';
import { command, query, STAFF } from './define.ts';
import {
  Day,
  Id,
  Line,
  Note,
  Nothing,
  OneWithReason,
  Phones,
  RequiredLine,
  TownCode,
  VillageCode,
} from './values.ts';

/** One of the five 有; null is not looked at yet. */
const Requirement = z.strictObject({
  requirement: z.enum(STATION_REQUIREMENTS),
  met: z.boolean().nullable(),
  note: Line,
});

export const SaveStation = z.strictObject({
  /** Null: a new one. */
  id: Id.nullable(),
  kind: z.enum(STATION_KINDS),
  name: RequiredLine,
  townCode: TownCode,
  villageCode: VillageCode.nullable(),
  address: Line,
  openedOn: Day,
  /** Towns served; a 村（社区）站点 serves its village and names none. */
  serves: z.array(TownCode).max(100),
  requirements: z.array(Requirement).max(STATION_REQUIREMENTS.length),
  note: Note,
});

/** STAFF-RATIO: `超出` and `没有人员` are alarms, 未设置 has no adopted row. */
const Ratio = z.strictObject({
  state: z.enum(['未设置', '没有服务对象', '没有人员', '超出', '符合']),
  needed: z.int().nullable(),
  limit: z.int().nullable(),
});

const StationRow = z.strictObject({
  id: Id,
  kind: z.enum(STATION_KINDS),
  name: z.string(),
  townName: z.string(),
  villageName: z.string(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  open: z.boolean(),
  /** How many of the five are there. */
  met: z.int(),
  staff: z.int(),
  /** People under community measures whom it serves. */
  caseLoad: z.int(),
  /** 实有吸毒人员 of the places it serves: what the ratio is of (domain.md 9.1). */
  registered: z.int(),
  ratio: Ratio,
  serves: z.array(z.string()),
  /** The year of the last check, and what it found. */
  lastCheck: z.strictObject({ year: z.int(), result: z.string() }).nullable(),
  problems: z.array(z.string()),
});

const Kept = { id: Id, recordedBy: z.string(), voided: z.boolean(), voidReason: z.string() };
const Training = z.strictObject({
  ...Kept,
  staffId: Id,
  trainedOn: z.string(),
  hours: z.int(),
  content: z.string(),
});
const Member = z.strictObject({
  ...Kept,
  name: z.string(),
  employment: z.enum(STAFF_EMPLOYMENTS),
  post: z.string(),
  phoneMasked: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  /** Hours of training in the running year. */
  hoursThisYear: z.int(),
});
const Equipment = z.strictObject({
  ...Kept,
  kind: z.string(),
  count: z.int(),
  state: z.string(),
  note: z.string(),
});
const Check = z.strictObject({
  ...Kept,
  year: z.int(),
  checkedOn: z.string(),
  result: z.string(),
  problems: z.string(),
  checkedBy: z.string(),
});

export const SaveStaff = z.strictObject({
  stationId: Id,
  /** Null: a new one. */
  id: Id.nullable(),
  name: RequiredLine,
  employment: z.enum(STAFF_EMPLOYMENTS),
  post: Line,
  /** Null: stays as it is. */
  phone: Line.nullable(),
  since: Day,
  until: Day.nullable(),
});
export const SaveTraining = z.strictObject({
  staffIds: z.array(Id).min(1, '请选择参加培训的人员').max(200),
  trainedOn: Day,
  hours: z.int('请填写学时').min(1, '至少1学时').max(500, '学时太多，请核对'),
  content: RequiredLine,
});
export const SaveEquipment = z.strictObject({
  stationId: Id,
  id: Id.nullable(),
  kind: RequiredLine,
  count: z.int('请填写数量').min(0).max(100000, '数量太大，请核对'),
  state: z.enum(EQUIPMENT_STATES),
  note: Line,
});
export const SaveCheck = z.strictObject({
  stationId: Id,
  year: z.int('请填写年度').min(2000, '年度不对').max(2100, '年度不对'),
  checkedOn: Day,
  result: z.enum(CHECK_RESULTS),
  problems: Line,
  checkedBy: RequiredLine,
});
export const STATION_PARTS = ['staff', 'training', 'equipment', 'check'] as const;

/** 社区戒毒社区康复站点. */
export const stations = {
  'stations.list': query({
    access: 'user',
    input: Nothing,
    output: z.strictObject({
      rows: z.array(StationRow),
      /** Open today; who works at two stations is one. */
      open: z.int(),
      staff: z.int(),
      /** People under community measures in the county. */
      caseLoad: z.int(),
      /** 实有吸毒人员 of the county, against all its staff. */
      registered: z.int(),
      ratio: Ratio,
    }),
    reads: ['stations', 'people', 'control', 'rules', 'regions'],
  }),
  'stations.get': query({
    access: 'user',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      ...SaveStation.omit({ id: true }).shape,
      row: StationRow,
      closeReason: z.string(),
      voided: z.boolean(),
      staff: z.array(Member),
      trainings: z.array(Training),
      equipment: z.array(Equipment),
      checks: z.array(Check),
    }),
    reads: ['stations', 'people', 'control', 'rules', 'regions'],
  }),
  'stations.coverage': query({
    access: 'user',
    input: Nothing,
    output: z.strictObject({
      towns: z.array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          caseLoad: z.int(),
          stations: z.array(z.strictObject({ id: Id, name: z.string() })),
          /** 村（社区）站点 in the town; they serve their village alone. */
          villageStations: z.int(),
          staff: z.int(),
          covered: z.boolean(),
        }),
      ),
      uncovered: z.int(),
      /** People under community measures in towns that no station serves. */
      peopleUncovered: z.int(),
    }),
    reads: ['stations', 'people', 'control', 'regions'],
  }),
  'stations.save': command({
    access: STAFF,
    input: SaveStation,
    output: z.strictObject({ id: Id }),
    changes: ['stations', 'reports', 'audit'],
  }),
  /** From `on` on it is no longer open; null opens it again. */
  'stations.close': command({
    access: STAFF,
    input: z.strictObject({ id: Id, on: Day.nullable(), reason: RequiredLine }),
    output: Nothing,
    changes: ['stations', 'reports', 'audit'],
  }),
  'stations.void': command({
    access: STAFF,
    input: OneWithReason,
    output: Nothing,
    changes: ['stations', 'reports', 'audit'],
  }),
  'stations.saveStaff': command({
    access: STAFF,
    input: SaveStaff,
    output: z.strictObject({ id: Id }),
    changes: ['stations', 'reports', 'audit'],
  }),
  'stations.addTraining': command({
    access: STAFF,
    input: SaveTraining,
    output: z.strictObject({ people: z.int() }),
    changes: ['stations', 'audit'],
  }),
  'stations.saveEquipment': command({
    access: STAFF,
    input: SaveEquipment,
    output: z.strictObject({ id: Id }),
    changes: ['stations', 'audit'],
  }),
  'stations.addCheck': command({
    access: STAFF,
    input: SaveCheck,
    output: z.strictObject({ id: Id }),
    changes: ['stations', 'audit'],
  }),
  'stations.voidPart': command({
    access: STAFF,
    input: z.strictObject({ part: z.enum(STATION_PARTS), id: Id, reason: RequiredLine }),
    output: Nothing,
    changes: ['stations', 'reports', 'audit'],
  }),
  /** The telephones of a station's staff in full; logged. */
  'stations.reveal': command({
    access: 'user',
    input: z.strictObject({ id: Id }),
    output: Phones,
    changes: ['audit'],
  }),
} as const;

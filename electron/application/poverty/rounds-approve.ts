import { blockingChecks } from '../../../db/domain/poverty/cross-checks.ts';
import { judgeApproval } from '../../../db/domain/grades/grading.ts';
import { POVERTY_LEVELS, type PovertyLevel } from '../../../db/domain/words/vocabulary.ts';
import type { EntryLine } from '../../../db/repositories/round-lists.ts';
import type { RoundRow } from '../../../db/repositories/rounds.ts';
import { ok } from '../../contract/errors.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { createEntryBook, type EntryFacts } from './entry-book.ts';
import { entryDetail } from './entry-view.ts';
import { changedProposal, SENT_BACK, withChecks } from './judged-sheet.ts';
import { logEntry, openRound, visitedEntry } from './open-entry.ts';
import { withoutConclusion } from './confirmed-warnings.ts';
import { NOT_CONCLUDED, watchLeft } from './taken-back.ts';
import { raiseWatch } from './raise-watch.ts';

/** conclusions are approved by another person than who concluded, or sent back with a reason. */
export function createApprovalCommands(): Handlers<'rounds.approve' | 'rounds.sendBack'> {
  return { 'rounds.approve': approve, 'rounds.sendBack': sendBack };
}

const approve: Handler<'rounds.approve'> = ({ roundId, entryIds }, context) => {
  const round = openRound(context, roundId);
  if (!round.ok) return round;
  const ids = [...new Set(entryIds)];
  const { rows: lines } = context.register.rounds.entryLines(
    { ...EVERYBODY, roundId, ids },
    { offset: 0, limit: ids.length },
  );
  const book = createEntryBook(context, round.value, lines);
  const refused: { entryId: number; fullName: string; why: string }[] = [];
  const found = new Map(lines.map((line) => [line.id, line]));
  let approved = 0;
  for (const entryId of ids) {
    const line = found.get(entryId);
    const why = line === undefined ? NOT_LISTED : obstacle(line, book.factsOf(line), context);
    if (line === undefined || why !== null) {
      refused.push({ entryId, fullName: line?.fullName ?? '', why: why ?? NOT_LISTED });
      continue;
    }
    approveOne(line, book.factsOf(line), round.value, context);
    approved += 1;
  }
  return ok({ approved, refused });
};

const NOT_LISTED = '不在这一轮的名单上';
const EVERYBODY = {
  ...{ text: '', townCode: null, villageCode: null, visitor: null, state: null, level: null },
} as const;

/** Why a conclusion cannot be approved; null: it can. */
function obstacle(line: EntryLine, facts: EntryFacts, context: Context): string | null {
  if (line.state !== '已研判') return STATE_WORDS[line.state];
  if (needsAnother(facts, context)) return '须由作出研判结论以外的审核人或负责人审定';
  const changed = changedProposal(facts);
  if (changed !== null)
    return `研判以后情况有变化，按规则的建议由“${changed.then}”变为“${changed.now}”，请退回重新研判`;
  const { errors, warnings } = blockingChecks(facts.checks, facts.confirmed);
  if (errors > 0) return `有${errors}项核对错误没有改正`;
  return warnings > 0 ? `有${warnings}项核对提示没有确认` : null;
}

const STATE_WORDS: Readonly<Record<Exclude<EntryLine['state'], '已研判'>, string>> = {
  待回访: '还没有回访',
  草稿: '登记表还是草稿',
  已回访: '还没有研判结论',
  已审定: '已经审定',
  未回访: '没有回访',
  已移出: '已移出本轮名单',
};

function judged({ row }: EntryFacts, { user, officeOfOne }: Context) {
  return judgeApproval(row?.concludedBy ?? '', user.name, officeOfOne ? 1 : 2);
}

function needsAnother(facts: EntryFacts, context: Context): boolean {
  return judged(facts, context) === 'needsAnother';
}

function approveOne(line: EntryLine, facts: EntryFacts, round: RoundRow, context: Context): void {
  const { rounds } = context.register;
  const selfApproved = judged(facts, context) === 'selfApproved';
  const by = { approvedBy: context.user.name, approvedAt: context.now, selfApproved };
  rounds.updateSheet(line.id, { ...by, finding: withChecks(facts) });
  rounds.updateEntry(line.id, {});
  logEntry(context, line, {
    action: `审定研判结论${selfApproved ? '（自评自批）' : ''}`,
    after: { conclusion: line.conclusion, roundId: round.id },
  });
  raiseWatch(context, {
    ...{ householdId: line.householdId, entryId: line.id },
    visitedOn: facts.sheet?.visitedOn ?? context.today,
    level: householdLevel(line, round, context),
    riskTypes: facts.sheet?.riskTypes ?? [],
  });
}

/** the gravest approved conclusion of the household in the round, this one among them. */
function householdLevel(line: EntryLine, round: RoundRow, { register }: Context): PovertyLevel {
  const approved = register.rounds.approvedLevels(round.id, line.householdId);
  const gravest = POVERTY_LEVELS.find((level) => approved.includes(level));
  return gravest ?? line.conclusion ?? '低';
}

/** Back to the reviewer, or to the visitor: conclusion and approval go, the sheet stays. */
const sendBack: Handler<'rounds.sendBack'> = (input, context) => {
  const found = visitedEntry(context, input);
  if (!found.ok) return found;
  const { entry, round, sheet } = found.value;
  context.register.rounds.updateSheet(entry.id, {
    ...NOT_CONCLUDED,
    ...{ confirmed: withoutConclusion(sheet), returnedReason: input.reason },
  });
  context.register.rounds.updateEntry(entry.id, {});
  const { conclusion, concludedBy, approvedBy } = sheet;
  const watch = watchLeft(entry, sheet, context);
  logEntry(context, entry, {
    action: `${SENT_BACK}${watch.words}`,
    reason: input.reason,
    before: { conclusion, concludedBy, approvedBy },
    after: watch.after,
  });
  return ok(entryDetail(context.register.rounds.findEntry(entry.id) ?? entry, round, context));
};

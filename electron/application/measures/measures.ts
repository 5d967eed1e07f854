import type { Handlers } from '../context.ts';
import { arriveAtPlace } from './measure-arrive.ts';
import { decideMeasure, reportIn } from './measure-begin.ts';
import { handOverMeasure } from './measure-handover.ts';
import { correctMeasure } from './measure-put-right.ts';
import { voidPart } from './measure-void.ts';
import { guardingViolations, ofMeasure } from './violation-guard.ts';
import {
  endOfMeasure,
  extendMeasure,
  resumeMeasure,
  suspendMeasure,
  transferMeasure,
} from './measure-run.ts';

type MeasureCommand =
  | 'measures.decide'
  | 'measures.reportIn'
  | 'measures.suspend'
  | 'measures.resume'
  | 'measures.transfer'
  | 'measures.arrive'
  | 'measures.extend'
  | 'measures.handOver'
  | 'measures.end'
  | 'measures.correct'
  | 'measures.void';

/** 戒毒措施 by the transition table (defaults.md 4): each changes the measure and the 管控现状 in one transaction. */
export function createMeasureCommands(): Handlers<MeasureCommand> {
  return {
    'measures.decide': decideMeasure,
    'measures.reportIn': reportIn,
    'measures.suspend': suspendMeasure,
    'measures.resume': resumeMeasure,
    'measures.transfer': transferMeasure,
    'measures.arrive': arriveAtPlace,
    'measures.extend': extendMeasure,
    'measures.handOver': handOverMeasure,
    'measures.end': guardingViolations(endOfMeasure, ofMeasure),
    'measures.correct': guardingViolations(correctMeasure, ofMeasure),
    'measures.void': guardingViolations(voidPart, ofMeasure),
  };
}

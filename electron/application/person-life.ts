export { answersOf, isOpen, type LifeAnswers, type MeasureAnswers } from '../../db/domain/life.ts';

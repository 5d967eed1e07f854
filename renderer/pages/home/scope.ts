export type { TodoScope as Scope } from '../../../db/domain/todo/todo-scope.ts';

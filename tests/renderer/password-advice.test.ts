import { expect, it } from 'vitest';
import { passwordAdvice } from '../../renderer/components/new-password.tsx';

it.each([
  ['', null],
  ['short', null],
  ['seven77', null],
  ['12345678', { tone: 'late', text: '太简单：容易被猜到' }],
  ['aaaaaaaa', { tone: 'late', text: '太简单：容易被猜到' }],
  ['abcdefgh', { tone: 'today', text: '可以使用；再加几位字母或数字更安全' }],
  ['abcdefgh12', { tone: 'done', text: '安全' }],
])('the advice for %s: nothing where the rule of the field speaks', (password, advice) => {
  expect(passwordAdvice(password)).toEqual(advice);
});

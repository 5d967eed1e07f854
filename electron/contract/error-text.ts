import type { AppError, ErrorCode } from './errors.ts';

/** What went wrong, in a sentence, and the one next step. */
export interface ErrorText {
  readonly what: string;
  readonly next: string;
}

type ErrorOf<C extends ErrorCode> = Extract<AppError, { code: C }>;
type Texts = { readonly [C in ErrorCode]: (error: ErrorOf<C>) => ErrorText };

function waiting(seconds: number): string {
  return seconds > 0 ? `请等待${seconds}秒后再试。` : '请核对大小写和输入法后重新输入。';
}

/** Nothing is wrong with what was typed: the office asks whether it is meant so (the second visit of one day). */
function isQuestion(fields: ErrorOf<'INVALID_INPUT'>['fields']): boolean {
  return fields.length > 0 && fields.every(({ path }) => path === 'again');
}

const texts = {
  INVALID_INPUT: (error) => ({
    what: error.fields.map((field) => field.message).join('；') || '填写的内容不符合要求。',
    next: isQuestion(error.fields) ? '是重复录入的，取消即可。' : '请改正标红的项目后再保存。',
  }),
  NOT_FOUND: (error) => ({
    what: `没有找到${error.what}，可能已被移走。`,
    next: '请返回列表刷新后再查。',
  }),
  CONFLICT: (error) => ({
    what: `${error.what}。`,
    next: '请刷新后核对最新内容，再重新填写。',
  }),
  REFUSED: (error) => ({ what: error.reason, next: '请按提示调整后再办理。' }),
  NOT_PERMITTED: (error) => ({
    what: '您的岗位不能办理这项操作。',
    next: `请由${error.needs}登录后办理。`,
  }),
  LOCKED: () => ({ what: '台账已锁定。', next: '请输入密码解锁。' }),
  WRONG_PASSPHRASE: (error) => ({ what: '密码不正确。', next: waiting(error.waitSeconds) }),
  KEYS_OUTDATED: () => ({
    what: '这个密码（恢复码）已经作废：密钥文件（.keys）和台账不是同一时候的，可能放回了旧的密钥文件。',
    next: '请用现在的密码登录；登录不了时，把与这份台账一起保存的.keys和.keys.bak放回原处，或用现在的恢复码重设密码。',
  }),
  FILE_MISSING: (error) => ({
    what: `找不到${error.what}。`,
    next: '请确认文件没有被移动或改名，U盘已插好，然后重新选择。',
  }),
  FILE_EXISTS: (error) => ({
    what: `${error.what}已经存在，没有覆盖。`,
    next: '请换一个文件名或换一个文件夹。',
  }),
  FILE_IS_NEWER: () => ({
    what: '这个台账是用更新版本的程序建立的，本程序打不开，文件没有改动。',
    next: '请安装最新版程序后再打开。',
  }),
  FILE_IN_USE: () => ({
    what: '文件正被其他程序使用。',
    next: '请关闭已打开的Excel、WPS或另一个台账窗口，再试一次。',
  }),
  FILE_READ_ONLY: () => ({
    what: '这个磁盘或文件是只读的，不能写入。',
    next: '请换一个文件夹；是U盘的，请关掉它的写保护开关。',
  }),
  FILE_NO_ACCESS: () => ({
    what: '没有权限读写这个文件或文件夹。',
    next: '请关闭正在使用它的程序，或换一个文件夹；仍不行时请管理员给您的电脑账户开通读写权限。',
  }),
  BAD_PLACE: (error) => ({
    what: error.reason,
    next: '请换一个短一些的文件名，或换一个文件夹，再试一次。',
  }),
  TOO_MANY_OPEN: () => ({
    what: '电脑上同时打开的文件太多，这次没有办成。',
    next: '请关闭一些程序后再试；仍不成功时重新启动电脑。',
  }),
  DAMAGED: (error) => ({
    what: `${error.what}已损坏，程序没有改动它。`,
    next: '请用最近一次备份恢复，并保留损坏的文件备查。',
  }),
  DISK_FULL: () => ({
    what: '磁盘空间不足，这次没有写入任何内容。',
    next: '请清理磁盘或换一个U盘后再试。',
  }),
  DISK_FAILING: () => ({
    what: '磁盘读写出错，没有应答。',
    next: '请检查U盘或硬盘是否插好，再试一次；再次出错时不要继续用这块磁盘，先做一次备份，再请人检修。',
  }),
  NOT_A_LEDGER: (error) => ({
    what: error.reason,
    next: '请选择人员台账工作簿（.xlsx），或先下载模板填写。',
  }),
  PACKAGE_BROKEN: (error) => ({
    what: `导出包核验不通过：${error.problems.join('；')}`,
    next: '请不要使用这个导出包，重新导出一次。',
  }),
  CANCELLED: () => ({ what: '已取消，没有改动任何内容。', next: '需要时可以重新开始。' }),
  NOT_AVAILABLE: (error) => ({
    what: `这一版程序没有${error.what}。`,
    next: '请看更新记录，或安装有这项功能的版本。',
  }),
  INTERNAL: (error) => ({
    what: `程序出现意外错误${error.incident === '' ? '' : `，编号${error.incident}`}，刚才的操作没有保存。`,
    next: '请重试一次；仍不成功时，把编号告诉维护人员。',
  }),
} satisfies Texts;

/** The sentence and the next step for a failure. */
export function errorText(error: AppError): ErrorText {
  const text = texts[error.code] as (error: AppError) => ErrorText;
  const { what, next } = text(error);
  return { what: ended(what), next };
}

/** With a full stop, so that the next step can follow in the same line. */
function ended(sentence: string): string {
  return /[。！？]$/u.test(sentence) ? sentence : `${sentence}。`;
}

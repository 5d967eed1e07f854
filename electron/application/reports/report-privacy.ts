/**
 * What of people a kind of report may show, kind by kind (issue C: no report leaves with more than its kind allows). Whatever the
 * kind: never a whole identity number, a phone, a bank account or a health detail; people under 无感式管理 stand as a number.
 */
export interface ReportPrivacy {
  /** Names of registered people in the annexes, and their identity numbers masked; issuing asks for a reason, which is logged. */
  readonly names: boolean;
  /** What the clerk is told. */
  readonly words: string;
}

export const NO_NAMES: ReportPrivacy = {
  names: false,
  words: '本报告不含人员姓名和身份证号。',
};

export const NAMES_IN_ANNEXES: ReportPrivacy = {
  names: true,
  words:
    '本报告附件含人员姓名和隐去中间数字的身份证号，不含电话、银行账号和健康信息；无感式管理人员和未成年人以编号代替。签发须说明用途，并记入日志。',
};

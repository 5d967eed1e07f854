import type { CommandMethod } from '../../electron/contract/index.ts';

/** What a command is called in the log and in a person's history. */
const ACTIONS: Readonly<Record<CommandMethod, string>> = {
  'session.unlock': '登录',
  'session.recover': '用恢复码登录',
  'session.lock': '锁定',
  'setup.create': '建立台账',
  'users.add': '添加用户',
  'users.setRole': '修改用户岗位',
  'users.retire': '停用用户',
  'users.changePassword': '修改密码',
  'users.resetPassword': '重设密码',
  'users.newRecoveryCode': '更换恢复码',
  'settings.save': '修改机关信息',
  'regions.addTown': '新增乡镇',
  'regions.addVillage': '新增村（社区）',
  'regions.rename': '区划改名',
  'regions.setRetired': '停用或启用区划',
  'rules.adoptExamples': '采用示例规则',
  'rules.change': '修改规则',
  'holidays.enter': '录入节假日',
  'people.reveal': '查看完整号码',
  'people.create': '新增人员',
  'people.update': '修改人员',
  'people.changeStatus': '变更管控现状',
  'people.move': '户籍变动',
  'people.recycle': '移入回收站',
  'people.restore': '从回收站恢复',
  'people.export': '导出名单',
  'grades.propose': '提出风险等级',
  'grades.approve': '审批风险等级',
  'visits.record': '记录走访',
  'visits.void': '作废走访',
  'tests.record': '记录检测',
  'tests.void': '作废检测',
  'help.record': '记录帮扶',
  'help.void': '作废帮扶',
  'imports.read': '预检台账',
  'imports.commit': '导入台账',
  'imports.saveRejected': '保存退回表',
  'imports.saveTemplate': '下载模板',
  'imports.forgetHeading': '删除列名对应',
  'imports.undo': '撤销导入',
  'imports.decideDoubtful': '处理待确认人员',
  'reports.prepare': '编制报告',
  'reports.editSection': '修改报告文字',
  'reports.typeFigure': '填报报告数字',
  'reports.saveFile': '保存报告文件',
  'reports.issue': '签发报告',
  'exports.settle': '查找未记录的导出包',
  'exports.write': '导出到U盘',
  'exports.verify': '核验导出包',
};

function isAction(name: string): name is CommandMethod {
  return Object.hasOwn(ACTIONS, name);
}

/** The Chinese name of an entry of the log; an entry that already has one keeps it. */
export function actionText(name: string): string {
  return isAction(name) ? ACTIONS[name] : name;
}

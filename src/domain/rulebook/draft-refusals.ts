import type { Refusal } from '../refusal/refusal'
import { mostItems } from './rulebook-limits'

export const draftRefusals = {
  frozen: {
    code: 'RULEBOOK_DRAFT_FROZEN',
    message: '这一稿已经交去表决，不能直接改。要改请先收回来改，改完再交，表决从商议重新走。'
  },
  ended: { code: 'RULEBOOK_DRAFT_ENDED', message: '这一稿已经结束，请另起一稿。' },
  notFrozen: { code: 'RULEBOOK_DRAFT_OPEN', message: '这一稿还在写，不用收回。' },
  tooLate: {
    code: 'RULEBOOK_TOO_LATE',
    message: '事项已经过了商议，这一稿不能再改。请在事项里退回修改，退回以后再收回来改。'
  },
  tooManyLines: {
    code: 'RULEBOOK_TOO_MANY_LINES',
    message: `一部细则最多${mostItems}条，请合并一些或分开来导入。`,
    field: 'from'
  },
  notJson: {
    code: 'RULEBOOK_FILE_NOT_JSON',
    message: '这个 JSON 文件格式不对，读不出来。请检查括号和引号，或改用表格。',
    field: 'from'
  },
  dayNeeded: {
    code: 'RULEBOOK_DAY_NEEDED',
    message: '请填写从哪一天起施行。',
    field: 'effectiveFrom'
  },
  otherTopic: {
    code: 'RULEBOOK_OTHER_TOPIC',
    message: '开了扣分的细则和只加分的细则是两类事项，不能在原来的事项里换。请先撤回原来的事项，再交这一稿。'
  },
  notHandedIn: { code: 'RULEBOOK_NOT_HANDED_IN', message: '这一稿还没有交去表决。' },
  waiting: (count: number): Refusal => ({
    code: 'RULEBOOK_LINES_WAIT',
    message: `还有${count}条没有弄好，请填完、改写或者不要这一条，再交去表决。`,
    field: 'lines'
  })
} as const

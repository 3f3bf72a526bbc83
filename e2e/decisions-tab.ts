import type { Driver } from './driver'

/** Opens the tab 公开 with all of a village's matters: what is older comes when it is asked for. */
export const openDecisions = async (phone: Driver): Promise<void> => {
  await phone.tab('公开')
  await phone.see('正在公示')
  if (!(await phone.text()).includes('看更早的事')) return
  await phone.tap('看更早的事')
  await phone.notSee('看更早的事')
}

import Taro from '@tarojs/taro'

/** A word that passes by; nothing that must be read. */
export const toast = (title: string): void => {
  void Taro.showToast({ title, icon: 'none', duration: 2500 })
}

/** Asks before something that cannot be taken back; true when the person says yes. */
export const confirm = async (title: string, content: string, yes: string): Promise<boolean> => {
  const { confirm: said } = await Taro.showModal({ title, content, confirmText: yes, cancelText: '再想想' })
  return said
}

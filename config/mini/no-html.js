// In place of Taro's reader of HTML, which its runtime brings along whether a page writes HTML or not: none of ours does.

const refuse = () => {
  throw new Error('HTML is not read in the mini-program')
}

export const setInnerHTML = refuse
export const parser = refuse

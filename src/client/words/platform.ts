/** Which of the two builds this is: replaced by the compiler, so that the other platform's branch falls away. */
export const isWeapp = process.env.TARO_ENV === 'weapp'

// Loaded before a program whose clock must begin at XIAOYUAN_TEST_NOW (milliseconds): the world of a test has its own day.
'use strict'

const RealDate = Date
const ahead = Number(process.env.XIAOYUAN_TEST_NOW) - RealDate.now()

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + ahead] : given))
  }

  static now() {
    return RealDate.now() + ahead
  }
}

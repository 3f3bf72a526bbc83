// Loaded before the host (`node --require`) by walks that count what they see: it starts at the moment in TOLD_TIME,
// whatever day it is, and its clock goes sixty times slower, so that the last page finds the minute of the first.
'use strict'

const path = require('node:path')

const tellTime = () => {
  const start = Date.parse(process.env.TOLD_TIME)
  const Machine = Date
  const began = Machine.now()
  const now = () => start + Math.floor((Machine.now() - began) / 60)

  globalThis.Date = class extends Machine {
    constructor(...given) {
      super(...(given.length > 0 ? given : [now()]))
    }

    static now() {
      return now()
    }
  }
}

// What the host starts itself, the compiler of the page, keeps the machine's time.
if (path.basename(process.argv[1] ?? '') === 'start.cjs') tellTime()

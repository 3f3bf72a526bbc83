/**
 * Public holidays and make-up working days, year by year, with the notice each rests on. A year whose notice is
 * not out yet carries the statutory days only, and says so: the make-up days are not known before the notice.
 *
 * - 2025: 国务院办公厅关于2025年部分节假日安排的通知, 国办发明电〔2024〕12号, 2024-11-12
 * - 2026: 国务院办公厅关于2026年部分节假日安排的通知, 2025-11-04
 * - 2027: 全国年节及纪念日放假办法 (2024年修订, 2025-01-01 施行); the year's notice is still to be entered
 */
export const holidayYears = {
  2025: {
    basis: 'notice',
    source: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
    issuedOn: '2024-11-12',
    off: [
      { name: '元旦', from: '2025-01-01', to: '2025-01-01' },
      { name: '春节', from: '2025-01-28', to: '2025-02-04' },
      { name: '清明节', from: '2025-04-04', to: '2025-04-06' },
      { name: '劳动节', from: '2025-05-01', to: '2025-05-05' },
      { name: '端午节', from: '2025-05-31', to: '2025-06-02' },
      { name: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08' }
    ],
    work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11']
  },
  2026: {
    basis: 'notice',
    source: '国务院办公厅关于2026年部分节假日安排的通知',
    issuedOn: '2025-11-04',
    off: [
      { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
      { name: '春节', from: '2026-02-15', to: '2026-02-23' },
      { name: '清明节', from: '2026-04-04', to: '2026-04-06' },
      { name: '劳动节', from: '2026-05-01', to: '2026-05-05' },
      { name: '端午节', from: '2026-06-19', to: '2026-06-21' },
      { name: '中秋节', from: '2026-09-25', to: '2026-09-27' },
      { name: '国庆节', from: '2026-10-01', to: '2026-10-07' }
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']
  },
  2027: {
    basis: 'statute',
    source: '全国年节及纪念日放假办法（2024年修订）',
    issuedOn: '2024-11-10',
    off: [
      { name: '元旦', from: '2027-01-01', to: '2027-01-01' },
      { name: '春节', from: '2027-02-05', to: '2027-02-08' },
      { name: '清明节', from: '2027-04-05', to: '2027-04-05' },
      { name: '劳动节', from: '2027-05-01', to: '2027-05-02' },
      { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
      { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
      { name: '国庆节', from: '2027-10-01', to: '2027-10-03' }
    ],
    work: []
  }
} as const satisfies Record<number, HolidayYear>

export interface HolidayYear {
  /** `notice`: the year's arrangement is complete. `statute`: only the days the law itself names. */
  readonly basis: 'notice' | 'statute'
  readonly source: string
  readonly issuedOn: string
  readonly off: readonly { readonly name: string; readonly from: string; readonly to: string }[]
  /** Saturdays and Sundays worked instead of a holiday. */
  readonly work: readonly string[]
}

import type { Hearer } from '@/client/stores/drafts'
import { abouts, channels } from '@/domain/issue/names'

/** To whom a matter can be said, each with who reads it. */
export const hearers: readonly { readonly value: Hearer; readonly name: string; readonly note: string }[] = [
  { value: 'courtyard', name: channels.courtyard, note: '院落、村里一起来办' },
  { value: 'secretary', name: channels.secretary, note: '只有村书记看得到，超期没办才转给乡镇' },
  {
    value: 'mediation',
    name: channels.mediation,
    note: '村委会安排人调解，双方同意才开始，不公开'
  },
  { value: 'cadre', name: abouts.cadre, note: '村里看不到，直接交给村监委和乡镇' },
  { value: 'supervisor', name: abouts.supervisor, note: '村里看不到，直接交给乡镇' }
]

import { type Contact, sayContact } from '@/domain/contact/say-contact'
import { qrCodeOf } from '../notice/qr-code'

/** A leaflet's own lines; `qr` is null where there is no address to print, as in a cloud function. */
export const presentLeaflet = (leaflet: {
  readonly villageName: string
  readonly contact: Contact | null
  readonly url: string | null
}) => ({
  villageName: leaflet.villageName,
  contact: leaflet.contact === null ? null : sayContact(leaflet.contact),
  qr: leaflet.url === null ? null : { ...qrCodeOf(leaflet.url), url: leaflet.url }
})

/** How many sheets go in one call: with their longest words they stay below the 100 KB that a cloud function takes. */
export const maxSheets = 40
export const maxPhotos = 3
/** Characters of advice, and of what help is needed. */
export const maxWords = 100
/** Characters of the reason for opening a round again. */
export const mostReason = 100
export const mostInspectors = 30

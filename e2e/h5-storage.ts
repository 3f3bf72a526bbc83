// Taro's storage on H5 wraps every value before it lays it into localStorage.

/** What a browser holds of the app's before it is opened: values by the app's names for them. */
export const storageOf = (server: string, values: Record<string, unknown>) => ({
  cookies: [],
  origins: [
    {
      origin: new URL(server).origin,
      localStorage: Object.entries(values).map(([name, data]) => ({ name, value: JSON.stringify({ data }) }))
    }
  ]
})

export const unwrapped = (text: string): unknown => (JSON.parse(text) as { data: unknown }).data

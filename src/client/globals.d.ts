/** Where the API lives, without a trailing slash: '' on H5 (same origin); set by XIAOYUAN_API when the mini-program is built. */
declare const API_BASE: string

/** The environment of WeChat's cloud that serves this build (XIAOYUAN_CLOUD_ENV); '' where a host does, always on H5. */
declare const CLOUD_ENV: string

/** Names the shape of all answers (a hash of docs/contract/1.json): what was kept under another name is not shown. */
declare const ANSWERS: string

/** Whether the mini-program declares WeChat's plugin for speech: yes, unless it was built with XIAOYUAN_VOICE=off. */
declare const VOICE_PLUGIN: boolean

/** WeChat's own; a plugin of another subpackage comes with `async`. Absent in a browser. */
declare const requirePlugin: { async<T>(name: string): Promise<T> }

declare module '*.less'
declare module '*.scss'

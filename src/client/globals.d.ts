/** Where the API lives, without a trailing slash: '' on H5 (same origin); set by XIAOYUAN_API when the mini-program is built. */
declare const API_BASE: string

/** The environment of WeChat's cloud that serves this build (XIAOYUAN_CLOUD_ENV); '' where a host does, always on H5. */
declare const CLOUD_ENV: string

declare module '*.less'
declare module '*.scss'

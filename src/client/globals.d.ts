/** Where the API lives, without a trailing slash: '' on H5 (same origin); set by XIAOYUAN_API when the mini-program is built. */
declare const API_BASE: string

declare module '*.less'
declare module '*.scss'

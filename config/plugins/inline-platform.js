// `isWeapp` is a constant of another module, which webpack does not look into before it follows imports: the other platform's
// branch would fall away only after everything it needs is in the bundle. Written out, it falls away before.
const IMPORT = /^import \{ isWeapp \} from '@\/client\/words\/platform'\n/m

module.exports = function inlinePlatform(source) {
  if (!IMPORT.test(source)) return source
  return source.replace(IMPORT, '\n').replace(/\bisWeapp\b/g, "(process.env.TARO_ENV === 'weapp')")
}

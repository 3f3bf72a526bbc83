import { hooks } from '@tarojs/shared'

// The ninth level of views is drawn by a component of its own, which is there an instant before its data: until then
// it has no children, and says so, instead of being asked for the children of nothing.
hooks.tap('modifyRecursiveComponentConfig', (config) => {
  config.properties.i.value.cn = []
  return config
})

// A loader for everything under src/cloud. Types are gone before webpack looks, so whatever arrives here is a value.
module.exports = function refuse() {
  throw new Error('src/client may import only types from src/cloud')
}

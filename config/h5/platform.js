// In place of the table of browsers that Taro asks for the name of the phone: we never ask.

export default { os: {}, toString: () => '' }
